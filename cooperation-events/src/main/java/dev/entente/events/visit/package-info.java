/** Visits of the people of one country to another. */
package dev.entente.events.visit;
