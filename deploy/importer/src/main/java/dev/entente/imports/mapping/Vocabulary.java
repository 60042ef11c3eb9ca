package dev.entente.imports.mapping;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the parts of a mapping may call by name: its dates, its code tables, its joined rows. */
record Vocabulary(Map<String, DatePatterns> dates, Map<String, CodeTable> codes, Set<String> rows) {

    DatePatterns dates(Yaml yaml) {
        var named = yaml.isText() ? dates.get(yaml.text()) : null;
        return named == null ? DatePatterns.parse(yaml) : named;
    }

    CodeTable codes(Yaml yaml) {
        return named(yaml, codes, "code table");
    }

    String rows(Yaml yaml) {
        if (!rows.contains(yaml.text())) {
            throw yaml.fault("there are no rows '%s'; there are %s"
                    .formatted(
                            yaml.text(), rows.isEmpty() ? "none ('join' and 'group' make some)" : new TreeSet<>(rows)));
        }
        return yaml.text();
    }

    private static <T> T named(Yaml yaml, Map<String, T> all, String what) {
        var one = all.get(yaml.text());
        if (one == null) {
            throw yaml.fault("there is no %s '%s'; the mapping has %s"
                    .formatted(what, yaml.text(), all.isEmpty() ? "none" : new TreeSet<>(all.keySet())));
        }
        return one;
    }
}
