/** Finding items by words, whatever the accents, the case and the spelling of names. */
package dev.entente.query.search;
