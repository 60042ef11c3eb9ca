package dev.entente.notification.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.Told;
import dev.entente.notification.news.ToldKinds;

import static java.util.stream.Collectors.joining;

/**
 * What a subscriber asks for.
 *
 * @param followUps whether corrections and retractions of what was alerted are wanted, too
 * @param language of {@link Languages#ALL}
 * @param digest how often all comes in one mail; nothing where alerts come one by one
 */
public record Wish(Set<AlertKind> alerts, Filter filter, String language, boolean followUps, Optional<Digest> digest) {

    public Wish in(String other) {
        return new Wish(alerts, filter, other, followUps, digest);
    }

    public Wish withoutDigest() {
        return new Wish(alerts, filter, language, followUps, Optional.empty());
    }

    /** The names of the kinds of items that are asked for. */
    public List<String> items() {
        return alerts.stream().sorted().map(AlertKind::item).distinct().toList();
    }

    /** What of the filter lets through nothing at all that is asked for: its place in the filter, and why. */
    public Map<String, String> contradictions() {
        var found = new LinkedHashMap<String, String>();
        var kinds =
                items().stream().flatMap(name -> ToldKinds.named(name).stream()).toList();
        if (kinds.isEmpty()) {
            return found;
        }
        if (!filter.of(Criterion.INSTRUMENTS).isEmpty() && kinds.stream().noneMatch(Told::hasInstruments)) {
            found.put(
                    Criterion.INSTRUMENTS.top(),
                    "matches nothing: no alert is asked for of what has an instrument, which is "
                            + having(Told::hasInstruments));
        }
        var most = kinds.stream().mapToInt(Told::mostCountries).max().orElseThrow();
        if (filter.countriesAtLeast() > most) {
            found.put(
                    Criterion.ALL_COUNTRIES.top(),
                    "matches nothing: at most " + most + " countries take part in a " + String.join(", ", items()));
        }
        return found;
    }

    private static String having(Predicate<Told> what) {
        return ToldKinds.all().stream().filter(what).map(Told::name).collect(joining(", "));
    }
}
