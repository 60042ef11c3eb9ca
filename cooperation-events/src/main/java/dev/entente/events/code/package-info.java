/** The published code lists: what may stand where a code is expected, and what it is called. */
package dev.entente.events.code;
