package dev.entente.query.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.web.Problem;

/** The addresses at which there is something to read, and the query parameters that each takes. */
public final class Addresses {

    private static final String PAGES = " limit cursor count asOf lang";
    private static final String REPORTED = " actor publisher place corroboration";
    private static final String FACTS = " sector type from until" + REPORTED + " q";
    private static final String SOME = " sector from until";

    private static final Map<String, String> VIEWS = Map.ofEntries(
            Map.entry("/timeline", "country countries" + FACTS + PAGES),
            Map.entry("/relations", "country countries minEvents asOf" + FACTS),
            Map.entry("/relations/countries", "country countries minEvents asOf" + FACTS),
            Map.entry("/relations/{pair}", "asOf" + SOME),
            Map.entry("/relations/{pair}/timeline", FACTS + PAGES),
            Map.entry("/positions", "issue country asOf" + SOME),
            Map.entry("/positions/now", ""),
            Map.entry("/issues", "country asOf lang" + SOME),
            Map.entry("/statistics/activity", "groupBy incomplete country countries asOf" + FACTS),
            Map.entry("/search", "kind country countries sector" + REPORTED + " from until q" + PAGES),
            Map.entry("/events", "source id"),
            Map.entry("/countries", "asOf lang" + SOME),
            Map.entry("/countries/{code}", "asOf lang" + SOME),
            Map.entry("/changes", "after country countries sector type kind subject"));

    /** Without which there is no answer. */
    private static final List<String> NEEDED = List.of("/events source", "/events id", "/positions issue", "/search q");

    private Addresses() {}

    /** Those that belong to no kind. */
    static List<String> views() {
        return VIEWS.keySet().stream().sorted().toList();
    }

    /** The parameters of an address that belongs to no kind. */
    static List<QueryParameter> parameters(String view) {
        return named(VIEWS.get(view));
    }

    static boolean needs(String view, QueryParameter parameter) {
        return NEEDED.contains(view + " " + parameter.wireName());
    }

    /** The parameters of a collection. */
    public static List<QueryParameter> parameters(Kind<?, ?> kind) {
        var instrument = kind.properties().has("instrument") ? " instrument" : "";
        var issue = kind.properties().at("/position/properties").has("issue") ? " issue" : "";
        var ways = kind.properties().has("visitors") ? " host visitor" : "";
        return named("country countries status sort" + instrument + issue + ways + FACTS + PAGES);
    }

    /**
     * The parameters of what belongs to a kind.
     *
     * @param suffix what stands behind the collection in the path
     */
    static List<QueryParameter> parameters(Kind<?, ?> kind, String suffix) {
        return switch (suffix) {
            case "" -> parameters(kind);
            case "/{id}" -> named("asOf lang");
            default -> named("asOf");
        };
    }

    private static List<QueryParameter> named(String listed) {
        return Stream.of(listed.strip().split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> QueryParameter.named(name).orElseThrow())
                .toList();
    }

    /** That there is nothing at an address, and where there is something. */
    public static Problem unknown(String path) {
        var all = Stream.concat(
                        Kinds.all().stream().map(kind -> "/" + kind.collection()),
                        Stream.concat(Stream.of("/{collection}/{id}", "/{collection}/{id}/history"), views().stream()))
                .toList();
        var instead = ending(path);
        var problem = Problem.notFound("There is nothing at " + path + ". "
                        + instead.map(Endings::told).or(() -> meant(path)).orElse("")
                        + "Addresses are " + String.join(", ", all) + ". /q/openapi describes them.")
                .with("addresses", all);
        return instead.map(found -> problem.with("endings", found.endings())).orElse(problem);
    }

    /** What an address has instead of the ending that was asked for. */
    private record Endings(String path, List<String> endings) {

        private String told() {
            return endings.isEmpty()
                    ? path + " has no address with an ending: it is " + String.join(", ", MediaTypes.at(path))
                            + " alone. "
                    : path + " has the endings " + String.join(", ", endings) + ", and is JSON without one. ";
        }
    }

    private static Optional<Endings> ending(String path) {
        var file = Negotiation.FILE.matcher(path);
        return file.matches() && isThere(file.group("path"))
                ? Optional.of(new Endings(file.group("path"), MediaTypes.endingsAt(file.group("path"))))
                : Optional.empty();
    }

    private static boolean isThere(String path) {
        return Kinds.ofCollection(path.substring(1)).isPresent()
                || VIEWS.keySet().stream().anyMatch(view -> path.matches(view.replaceAll("\\{[^}]+}", "[^/]+")));
    }

    /** Subjects have the name of a kind where addresses have that of its collection. */
    private static Optional<String> meant(String path) {
        var parts = path.substring(1).split("/", 2);
        return Kinds.named(parts[0])
                .map(kind -> "/" + kind.collection() + (parts.length > 1 ? "/" + parts[1] : ""))
                .map(place -> "Did you mean " + place + "? ");
    }
}
