/** Agreements between countries: what can be reported of one, and what the facts make of it. */
package dev.entente.events.agreement;
