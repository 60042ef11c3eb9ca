/** The first room: how events come in over HTTP, how they are led through the others, and what is answered. */
package dev.entente.ingest.http;
