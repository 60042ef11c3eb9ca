package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A map of a mapping file of which it is known what may stand in it. */
final class Section {

    private final Yaml yaml;
    private final Map<String, Yaml> entries;
    private final List<String> known = new ArrayList<>();

    Section(Yaml yaml) {
        this.yaml = yaml;
        this.entries = yaml.map();
    }

    Place place() {
        return yaml.place();
    }

    Optional<Yaml> take(String name) {
        known.add(name);
        return Optional.ofNullable(entries.get(name));
    }

    Yaml need(String name) {
        return take(name).orElseThrow(() -> yaml.fault("'%s' is missing here".formatted(name)));
    }

    Optional<String> text(String name) {
        return take(name).map(Yaml::text);
    }

    List<String> texts(String name) {
        return take(name).map(Yaml::texts).orElse(List.of());
    }

    boolean flag(String name, boolean usual) {
        return take(name)
                .map(value -> switch (value.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw value.fault("'%s' is either true or false".formatted(name));
                })
                .orElse(usual);
    }

    /** What has not been taken is not known here. */
    void end() {
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.fault(
                        known.isEmpty()
                                ? "'%s' is not known here".formatted(name)
                                : "'%s' is not known here; there are %s"
                                        .formatted(name, String.join(", ", new TreeSet<>(known))));
            }
        });
    }
}
