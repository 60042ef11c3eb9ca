/** The second room: who may write as whom, by the caller's token. */
package dev.entente.ingest.access;
