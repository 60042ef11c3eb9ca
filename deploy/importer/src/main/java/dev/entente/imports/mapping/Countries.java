package dev.entente.imports.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.events.code.CodeLists;
import dev.entente.imports.table.TableFormat;
import dev.entente.imports.table.TableReader;

/** What else than the published codes and names stands for countries in tables. */
final class Countries {

    private Countries() {}

    /** Three-letter codes. */
    static Map<String, String> byAlpha3() {
        return codes(CodeLists.class, "countries.tsv", "alpha3");
    }

    /**
     * Names in English: those published, also with "and" and "Saint" written out, and the short names of ISO 3166-1 and the
     * United Nations where they are others.
     */
    static Map<String, String> byEnglishName() {
        var names = new TreeMap<>(codes(Countries.class, "country-names.tsv", "name"));
        CodeLists.countries().codes().forEach(code -> {
            var name = CodeLists.countries().nameOf(code, "en");
            names.put(name, code);
            names.put(name.replace(" & ", " and ").replace("St. ", "Saint "), code);
        });
        return names;
    }

    private static Map<String, String> codes(Class<?> beside, String file, String column) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            var codes = new TreeMap<String, String>();
            TableReader.read(in, file, TableFormat.USUAL)
                    .rows()
                    .forEach(row -> codes.put(
                            row.get(column).orElseThrow(), row.get("code").orElseThrow()));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
