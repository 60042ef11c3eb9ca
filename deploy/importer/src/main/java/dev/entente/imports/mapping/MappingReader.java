package dev.entente.imports.mapping;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.mapping.Mapping.Join;
import dev.entente.imports.mapping.Mapping.Skip;
import dev.entente.imports.table.TableFormat;

/** Reads a mapping file; what is wrong in it is told with line and column, as much of it at once as can be. */
public final class MappingReader {

    private final Files files;
    private final List<MappingFault> faults = new ArrayList<>();

    private MappingReader(Files files) {
        this.files = files;
    }

    /**
     * Reads a mapping.
     *
     * @param beside the folder of the table: files that the mapping names are looked for there, then beside the mapping
     * @param source what the events come from, in place of what the mapping says
     * @throws ImportFailure with all that was found wrong
     */
    public static Mapping read(Path file, Path beside, Optional<String> source) {
        try {
            var text = java.nio.file.Files.readString(file);
            var folder = file.toAbsolutePath().getParent();
            return new MappingReader(new Files(List.of(beside.toAbsolutePath(), folder)))
                    .mapping(text, file.getFileName().toString(), source);
        } catch (IOException e) {
            throw new ImportFailure("The mapping %s cannot be read: %s".formatted(file, e));
        }
    }

    private Mapping mapping(String text, String file, Optional<String> source) {
        try {
            var mapping = mapping(new Section(Yaml.parse(text, file)), source);
            if (faults.isEmpty()) {
                return mapping;
            }
        } catch (MappingFault e) {
            faults.add(e);
        }
        throw new ImportFailure(faults.stream()
                .sorted(Comparator.comparing(MappingFault::place))
                .map(MappingFault::getMessage)
                .toList());
    }

    private Mapping mapping(Section section, Optional<String> source) {
        var uses = Uses.ofTable();
        var format = section.take("table").map(MappingReader::format).orElse(TableFormat.USUAL);
        var joins = each(section.take("join"), (name, yaml) -> join(name, yaml, uses));
        var group = section.take("group");
        group.ifPresent(column -> uses.add(column.place(), column.text()));
        var words = new Vocabulary(
                each(section.take("dates"), (name, yaml) -> DatePatterns.parse(yaml)),
                each(section.take("codes"), (name, yaml) -> CodeTable.parse(name, yaml, files)),
                rows(joins.keySet(), group.isPresent()));
        var skips = skips(section, uses);
        var events = new EventRules(words, uses, this::attempt).read(section, source);
        section.end();
        return new Mapping(format, List.copyOf(joins.values()), group.map(Yaml::text), skips, events, uses.all());
    }

    private static Set<String> rows(Set<String> joins, boolean grouped) {
        var rows = new HashSet<>(joins);
        if (grouped) {
            rows.add(Mapping.GROUP);
        }
        return rows;
    }

    static TableFormat format(Yaml yaml) {
        var section = new Section(yaml);
        var format = format(section);
        section.end();
        return format;
    }

    private static TableFormat format(Section section) {
        return new TableFormat(
                section.take("encoding").map(MappingReader::charset).orElse(TableFormat.USUAL.encoding()),
                section.take("delimiter").map(MappingReader::delimiter),
                section.flag("quotes", true),
                section.texts("columns"),
                Set.copyOf(section.texts("nothing")));
    }

    private static Charset charset(Yaml yaml) {
        try {
            return Charset.forName(yaml.text());
        } catch (IllegalArgumentException e) {
            throw yaml.fault("'%s' is no encoding such as UTF-8, windows-1254 or UTF-16".formatted(yaml.text()));
        }
    }

    private static char delimiter(Yaml yaml) {
        var text = yaml.text().equals("tab") ? "\t" : yaml.text();
        if (text.length() != 1) {
            throw yaml.fault("'%s' is no delimiter: one character, or tab".formatted(text));
        }
        return text.charAt(0);
    }

    private Join join(String name, Yaml yaml, Uses uses) {
        var section = new Section(yaml);
        var table = files.table(
                section.need("file"),
                section.take("table").map(MappingReader::format).orElse(TableFormat.USUAL));
        var key = section.need("key");
        if (!table.has(key.text())) {
            throw key.fault("%s has no column '%s'; it has %s"
                    .formatted(table.name(), key.text(), String.join(", ", table.columns())));
        }
        var with = section.take("with").orElse(key);
        uses.add(with.place(), with.text());
        var join = new Join(name, table, key.text(), with.text(), skips(section, uses.within(Optional.of(name))));
        section.end();
        return join;
    }

    private List<Skip> skips(Section section, Uses uses) {
        var skips = new ArrayList<Skip>();
        section.take("skip")
                .map(Yaml::list)
                .orElse(List.of())
                .forEach(yaml -> attempt(() -> {
                    var skip = new Section(yaml);
                    skips.add(new Skip(
                            Conditions.parse(skip.need("when"), uses),
                            skip.need("reason").text()));
                    skip.end();
                    return skip;
                }));
        return skips;
    }

    /** Reads named things one by one, going on after one that is wrong. */
    private <T> Map<String, T> each(Optional<Yaml> yaml, java.util.function.BiFunction<String, Yaml, T> read) {
        var all = new LinkedHashMap<String, T>();
        yaml.map(Yaml::map)
                .orElse(Map.of())
                .forEach((name, one) -> attempt(() -> read.apply(name, one)).ifPresent(value -> all.put(name, value)));
        return all;
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (MappingFault e) {
            faults.add(e);
            return Optional.empty();
        }
    }
}
