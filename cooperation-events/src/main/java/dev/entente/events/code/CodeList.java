package dev.entente.events.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.entente.events.Text;

/**
 * A list of codes with their names, in the order of publication.
 *
 * @param name as in {@code /codes/{name}}
 * @param names what each code is called, in English, Turkish and Malay
 */
public record CodeList(String name, Map<String, Text> names) {

    /** One code of a list. */
    public record Entry(String code, Text name) {}

    public CodeList {
        names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    public Set<String> codes() {
        return names.keySet();
    }

    public boolean has(String code) {
        return names.containsKey(code);
    }

    /** What the code is called in the language; the code itself where it is unknown. */
    public String nameOf(String code, String language) {
        return names.getOrDefault(code, Text.NONE).in(language).orElse(code);
    }

    public List<Entry> entries() {
        return names.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
