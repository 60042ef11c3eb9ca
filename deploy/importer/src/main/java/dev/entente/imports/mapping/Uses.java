package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which columns a mapping names and where, so that they can be looked for before any row is read. */
public final class Uses {

    /**
     * A column that a mapping names.
     *
     * @param rows the joined rows that may have it beside the table itself
     */
    public record Use(Place place, String column, Optional<String> rows) {}

    private final List<Use> all;
    private final Optional<String> rows;

    private Uses(List<Use> all, Optional<String> rows) {
        this.all = all;
        this.rows = rows;
    }

    static Uses ofTable() {
        return new Uses(new ArrayList<>(), Optional.empty());
    }

    /** The same list, for what looks at these joined rows too. */
    Uses within(Optional<String> joined) {
        return joined.isEmpty() ? this : new Uses(all, joined);
    }

    void add(Place place, String column) {
        all.add(new Use(place, column, rows));
    }

    Template template(Yaml yaml) {
        var template = Template.parse(yaml);
        template.columns().forEach(column -> add(yaml.place(), column));
        return template;
    }

    List<Use> all() {
        return List.copyOf(all);
    }
}
