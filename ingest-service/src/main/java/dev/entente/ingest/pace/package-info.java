/** How fast each client may send: a bounded number of clients is remembered, none is let starve the others. */
package dev.entente.ingest.pace;
