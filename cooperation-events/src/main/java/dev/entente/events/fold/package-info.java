/** From a set of events to items: strike what is taken back, order by when it happened, fold. */
package dev.entente.events.fold;
