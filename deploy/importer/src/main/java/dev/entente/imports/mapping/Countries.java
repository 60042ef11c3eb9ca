package dev.entente.imports.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.events.code.CodeLists;
import dev.entente.imports.table.TableFormat;
import dev.entente.imports.table.TableReader;

/** The three-letter codes of the published list of countries. */
final class Countries {

    private Countries() {}

    static Map<String, String> byAlpha3() {
        try (InputStream in = CodeLists.class.getResourceAsStream("countries.tsv")) {
            var codes = new TreeMap<String, String>();
            TableReader.read(in, "countries.tsv", TableFormat.USUAL)
                    .rows()
                    .forEach(row -> codes.put(
                            row.get("alpha3").orElseThrow(), row.get("code").orElseThrow()));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
