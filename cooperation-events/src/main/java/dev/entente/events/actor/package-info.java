/** Descriptions of those who act: persons, organizations, countries. */
package dev.entente.events.actor;
