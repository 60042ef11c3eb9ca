package dev.entente.ingest.gdelt;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a row comes to. The tests and their order are those by which GDELT's rows are counted: a country is
 * missing; it is the same twice; one is no country; conflict; no cooperation of roots 01 to 08.
 */
final class Sieve {

    private static final Set<String> CONFLICT = Set.of("3", "4");
    private static final Set<String> COOPERATION = Set.of("1", "2");
    private static final Pattern CODE = Pattern.compile("[0-9]{2,4}");

    private final EventWriter events;

    Sieve(String source) {
        this.events = new EventWriter(source);
    }

    /**
     * Looks at a row, and no further than is needed to pass it over.
     *
     * @throws Malformed if a column that is needed cannot be read
     */
    Verdict of(Row row) {
        var actor1 = row.get(Column.ACTOR1_COUNTRY);
        var actor2 = row.get(Column.ACTOR2_COUNTRY);
        if (actor1.isEmpty() || actor2.isEmpty()) {
            return new Verdict.Skipped(Reason.COUNTRY_MISSING);
        }
        if (actor1.equals(actor2)) {
            return new Verdict.Skipped(Reason.SAME_COUNTRY);
        }
        var country1 = Countries.ofActor(actor1);
        var country2 = Countries.ofActor(actor2);
        if (country1.isEmpty() || country2.isEmpty()) {
            return new Verdict.Skipped(Reason.NOT_A_COUNTRY);
        }
        return country1.equals(country2)
                ? new Verdict.Skipped(Reason.SAME_COUNTRY)
                : betweenTwo(row, country1.get(), country2.get());
    }

    private Verdict betweenTwo(Row row, String country1, String country2) {
        var quad = row.get(Column.QUAD_CLASS);
        if (CONFLICT.contains(quad)) {
            return new Verdict.Skipped(Reason.CONFLICT);
        }
        if (!COOPERATION.contains(quad)) {
            throw row.malformed(Column.QUAD_CLASS, "is not 1, 2, 3 or 4");
        }
        var code = row.get(Column.EVENT_CODE);
        if (!CODE.matcher(code).matches()) {
            throw row.malformed(Column.EVENT_CODE, "is no CAMEO code of two to four digits");
        }
        return Cameo.mapping(code)
                .<Verdict>map(mapping -> new Verdict.Cooperation(events.event(row, mapping, country1, country2)))
                .orElseGet(() -> new Verdict.Skipped(Reason.NOT_COOPERATION));
    }
}
