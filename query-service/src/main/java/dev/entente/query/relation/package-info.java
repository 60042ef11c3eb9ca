/** What there is between two countries: counts, contacts, visits, positions, activity, timeline; and the network of all. */
package dev.entente.query.relation;
