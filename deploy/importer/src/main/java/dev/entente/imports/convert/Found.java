package dev.entente.imports.convert;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.imports.table.Row;

/** A value and the cell that it comes from. */
record Found(JsonNode json, Row row, String column) {}
