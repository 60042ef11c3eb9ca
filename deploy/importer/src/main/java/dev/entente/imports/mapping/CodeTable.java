package dev.entente.imports.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;
import dev.entente.imports.table.Row;
import dev.entente.imports.table.Table;

/**
 * What texts of a table stand for: single ones first, then patterns.
 *
 * @param folds whether case and accents make no difference
 */
public record CodeTable(String name, Map<String, Code> codes, Map<Pattern, Code> patterns, boolean folds) {

    /** What the table makes of a text. */
    public Code of(String text) {
        var code = codes.get(folds ? Words.folded(text) : text);
        if (code != null) {
            return code;
        }
        return patterns.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(text).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Code.Unknown::new);
    }

    static CodeTable parse(String name, Yaml yaml, Files files) {
        var section = new Section(yaml);
        var reader = new Reader(section.flag("ignoreCase", false));
        section.take("like").ifPresent(like -> like.list().forEach(reader::like));
        section.take("list").ifPresent(reader::list);
        section.take("file").ifPresent(file -> reader.file(file, section, files));
        section.take("values")
                .ifPresent(values ->
                        values.map().forEach((text, code) -> reader.put(text, new Code.Known(code.text()))));
        section.take("skip")
                .ifPresent(values ->
                        values.map().forEach((text, reason) -> reader.put(text, new Code.LeftOut(reason.text()))));
        section.take("patterns")
                .ifPresent(patterns -> patterns.map()
                        .forEach((pattern, code) ->
                                reader.patterns.put(Patterns.parse(code, pattern), new Code.Known(code.text()))));
        section.end();
        return new CodeTable(name, reader.codes, reader.patterns, reader.folds);
    }

    private static final class Reader {

        private final Map<String, Code> codes = new HashMap<>();
        private final Map<Pattern, Code> patterns = new LinkedHashMap<>();
        private final boolean folds;

        private Reader(boolean folds) {
            this.folds = folds;
        }

        private void put(String text, Code code) {
            codes.put(folds ? Words.folded(text) : text, code);
        }

        /** What the ledger itself knows of countries. */
        private void like(Yaml yaml) {
            switch (yaml.text()) {
                case "iso-alpha2" -> CodeLists.countries().codes().forEach(code -> put(code, new Code.Known(code)));
                case "iso-alpha3" -> Countries.byAlpha3().forEach((text, code) -> put(text, new Code.Known(code)));
                case "country-names" -> countryNames();
                default ->
                    throw yaml.fault("there is no built-in table '%s'; there are iso-alpha2, iso-alpha3, country-names"
                            .formatted(yaml.text()));
            }
        }

        /** What is published counts, should another name be the same. */
        private void countryNames() {
            var countries = CodeLists.countries();
            Countries.byEnglishName().forEach((name, code) -> put(name, new Code.Known(code)));
            countries
                    .codes()
                    .forEach(code -> List.of("tr", "ms", "en")
                            .forEach(language -> put(countries.nameOf(code, language), new Code.Known(code))));
        }

        /** The codes of a published list, and their English names, stand for themselves. */
        private void list(Yaml yaml) {
            var list = CodeLists.named(yaml.text())
                    .orElseThrow(() -> yaml.fault("there is no code list '%s'; there are %s"
                            .formatted(
                                    yaml.text(),
                                    CodeLists.all().stream().map(CodeList::name).toList())));
            list.codes().forEach(code -> {
                put(list.nameOf(code, "en"), new Code.Known(code));
                put(code, new Code.Known(code));
            });
        }

        private void file(Yaml yaml, Section section, Files files) {
            var table = files.table(yaml);
            var from = column(table, section.need("from"));
            var to = column(table, section.need("to"));
            var why = section.take("reason").map(name -> column(table, name));
            table.rows()
                    .forEach(row ->
                            code(row, to, why).ifPresent(code -> row.get(from).ifPresent(text -> put(text, code))));
        }

        private static Optional<Code> code(Row row, String to, Optional<String> why) {
            return row.get(to)
                    .<Code>map(Code.Known::new)
                    .or(() -> why.flatMap(row::get).map(Code.LeftOut::new));
        }

        private static String column(Table table, Yaml name) {
            if (!table.has(name.text())) {
                throw name.fault("%s has no column '%s'; it has %s"
                        .formatted(table.name(), name.text(), String.join(", ", table.columns())));
            }
            return name.text();
        }
    }
}
