package dev.entente.events.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.events.Text;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All code lists. Each is a table of tab-separated values beside this class: code and names in en, tr and ms. */
public final class CodeLists {

    private static final String[] NAMES = {
        "actor-kinds",
        "agreement-statuses",
        "anomalies",
        "countries",
        "currencies",
        "evidence-kinds",
        "evidence-reliabilities",
        "exercise-kinds",
        "instruments",
        "issues",
        "meeting-formats",
        "programme-stages",
        "sectors",
        "stance-objects",
        "stances",
        "statement-media",
        "transfer-item-kinds",
        "transfer-statuses",
        "visit-levels",
        "visit-statuses"
    };

    private static final Map<String, CodeList> LISTS = read();

    private static final Map<String, String> ALPHA2 =
            rows("countries").collect(Collectors.toUnmodifiableMap(cells -> cells[4], cells -> cells[0]));

    private CodeLists() {}

    public static Collection<CodeList> all() {
        return LISTS.values();
    }

    public static Optional<CodeList> named(String name) {
        return Optional.ofNullable(LISTS.get(name));
    }

    /** ISO 3166-1 alpha-2 codes. */
    public static CodeList countries() {
        return LISTS.get("countries");
    }

    /** ISO 3166-1 alpha-2 codes by their alpha-3 codes. */
    public static Map<String, String> countriesByAlpha3() {
        return ALPHA2;
    }

    public static CodeList sectors() {
        return LISTS.get("sectors");
    }

    /** What issues of positions are called. It is open: a position may be on any issue, in the list or not. */
    public static CodeList issues() {
        return LISTS.get("issues");
    }

    /** What makes no sense of an event, behind what it tells; of reports, why they have no effect. */
    public static CodeList anomalies() {
        return LISTS.get("anomalies");
    }

    private static Map<String, CodeList> read() {
        var lists = new TreeMap<String, CodeList>();
        for (var name : NAMES) {
            lists.put(name, read(name));
        }
        return Collections.unmodifiableMap(lists);
    }

    private static CodeList read(String name) {
        var names = new LinkedHashMap<String, Text>();
        rows(name).forEach(cells -> names.put(cells[0], text(cells)));
        return new CodeList(name, names);
    }

    private static Stream<String[]> rows(String name) {
        try (var lines =
                new BufferedReader(new InputStreamReader(CodeLists.class.getResourceAsStream(name + ".tsv"), UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Text text(String[] cells) {
        return Text.of(Map.of("en", cells[1], "tr", cells[2], "ms", cells[3]));
    }
}
