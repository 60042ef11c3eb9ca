/** News of events as they are projected: one look at the archive for all who listen. */
package dev.entente.query.changes;
