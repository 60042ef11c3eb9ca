/** Reading the read models: one snapshot, and the position in the log that it reflects. */
package dev.entente.query.ledger;
