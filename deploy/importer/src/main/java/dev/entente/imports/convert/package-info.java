/** From rows to events by a mapping: records, values, reasons to leave something out, and the report of it all. */
package dev.entente.imports.convert;
