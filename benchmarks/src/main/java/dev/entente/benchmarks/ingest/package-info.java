/** The ways into the ingest service, beside the limit of the log behind it. */
package dev.entente.benchmarks.ingest;
