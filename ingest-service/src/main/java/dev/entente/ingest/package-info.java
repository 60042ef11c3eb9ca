/** The way of an event from an integrator into the log: {@code http}, {@code access}, {@code validation}, {@code log}. */
package dev.entente.ingest;
