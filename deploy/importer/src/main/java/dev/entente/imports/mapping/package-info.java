/** Mapping files: what a table's columns mean, read from YAML and checked before any row is. */
package dev.entente.imports.mapping;
