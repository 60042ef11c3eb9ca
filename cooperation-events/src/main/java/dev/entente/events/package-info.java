/** The published language of Entente: what can be reported of the cooperation between countries, and in which form. */
package dev.entente.events;
