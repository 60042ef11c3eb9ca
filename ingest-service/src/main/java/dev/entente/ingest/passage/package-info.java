/** The one way of an event through the rooms, however it comes in: who may, what is right, the log; and what is said and counted. */
package dev.entente.ingest.passage;
