/** Bodies and files that have something on each line. */
package dev.entente.ingest.line;
