/** The third room: what is wrong with an event, by its schema, the code lists and the rules of CloudEvents. */
package dev.entente.ingest.validation;
