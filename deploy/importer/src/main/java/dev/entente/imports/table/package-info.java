/** Tables as files: CSV and its relatives, read into rows that know where they stand. */
package dev.entente.imports.table;
