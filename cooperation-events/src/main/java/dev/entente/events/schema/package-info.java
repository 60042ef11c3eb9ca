/** The published JSON Schemas (2020-12), and what is wrong with data by them. */
package dev.entente.events.schema;
