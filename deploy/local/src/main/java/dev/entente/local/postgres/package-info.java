/** A real PostgreSQL server as a child process, with a database for each service that keeps state. */
package dev.entente.local.postgres;
