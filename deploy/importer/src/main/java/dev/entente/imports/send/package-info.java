/** Sends events to an ingest service, again where it must, and keeps count of what became of each. */
package dev.entente.imports.send;
