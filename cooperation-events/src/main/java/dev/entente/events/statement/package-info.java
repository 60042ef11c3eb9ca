/** Statements of one or several speakers, and the positions that they take on issues. */
package dev.entente.events.statement;
