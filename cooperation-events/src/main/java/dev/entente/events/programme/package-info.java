/** Programmes: intended or running cooperation in one or more sectors. */
package dev.entente.events.programme;
