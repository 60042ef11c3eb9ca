/** The trace of a request, which goes on with its events. */
package dev.entente.ingest.trace;
