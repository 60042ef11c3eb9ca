/** Following the log of events: every event read, archived and applied once, whatever fails, is killed or comes again. */
package dev.entente.ledger;
