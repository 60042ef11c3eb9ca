package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.PlainText;
import dev.entente.events.Subject;
import dev.entente.events.actor.ActorProfile;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Moments.Interval;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/** The filters that mean something for items of every kind. A repeated filter means any of its values. */
public final class ItemFilters {

    private final Parameters parameters;
    private final Conditions conditions;

    private ItemFilters(Parameters parameters, Conditions conditions) {
        this.parameters = parameters;
        this.conditions = conditions;
    }

    /** Filters by which items are found without countries. */
    private static final Set<QueryParameter> INDEXED = Set.of(
            QueryParameter.Q,
            QueryParameter.ACTOR,
            QueryParameter.PUBLISHER,
            QueryParameter.ISSUE,
            QueryParameter.FROM,
            QueryParameter.UNTIL);

    /**
     * Reads country, countries, sector, actor, publisher, place, corroboration, from and until, and adds what they demand
     * to the conditions.
     *
     * @param asOf as it was known then
     */
    public static Sought add(Parameters parameters, Optional<Instant> asOf, Conditions conditions) {
        var filters = new ItemFilters(parameters, conditions);
        var countries = CountryFilters.add(parameters, conditions);
        filters.sectors();
        filters.reported(asOf);
        filters.interval();
        return Sought.of(countries, parameters, asOf, INDEXED);
    }

    /** Reads sector, from and until. */
    public static void addSectorsAndInterval(Parameters parameters, Conditions conditions) {
        var filters = new ItemFilters(parameters, conditions);
        filters.sectors();
        filters.interval();
    }

    /**
     * Reads actor, publisher, place, corroboration and q, which facts themselves do not have, and demands of facts that
     * their items have it.
     */
    static void addThroughItems(Parameters parameters, Optional<Instant> asOf, Conditions facts) {
        var items = Known.items(asOf);
        var unfiltered = items.where().text();
        new ItemFilters(parameters, items).reported(asOf);
        parameters.one(QueryParameter.Q, Words::parse).ifPresent(words -> words.demand(items));
        var filtered = items.where();
        if (!filtered.text().equals(unfiltered)) {
            facts.and(
                    "subject in (select subject from version " + filtered.text() + ")",
                    filtered.values().toArray());
        }
    }

    private void sectors() {
        any("sectors", parameters.sectors());
    }

    private void reported(Optional<Instant> asOf) {
        actors(asOf);
        any("publishers", parameters.all(QueryParameter.PUBLISHER));
        places();
        parameters
                .one(QueryParameter.CORROBORATION, ItemFilters::number)
                .ifPresent(least -> conditions.and("corroboration >= ?", least));
    }

    private void actors(Optional<Instant> asOf) {
        var actors = parameters.all(QueryParameter.ACTOR, ItemFilters::actor);
        if (!actors.isEmpty()) {
            conditions.and("actors && ?::text[]", ActorNames.of(actors, asOf));
        }
    }

    private void places() {
        var places = parameters.all(QueryParameter.PLACE, PlainText::of);
        if (!places.isEmpty()) {
            conditions.and(
                    "exists (select from unnest(?::text[]) as asked(words)"
                            + " where ' ' || place || ' ' like '% ' || asked.words || ' %')",
                    places);
        }
    }

    private void interval() {
        var interval = Interval.of(parameters);
        if (!interval.isWhole()) {
            conditions.and(
                    "happened && daterange(?::date, ?::date, '[]')",
                    interval.firstOr("-infinity"),
                    interval.lastOr("infinity"));
        }
    }

    private void any(String column, List<String> values) {
        if (!values.isEmpty()) {
            conditions.and(column + " && ?::text[]", values);
        }
    }

    /** The subject of an actor, written whole or by its id alone. */
    private static String actor(String text) {
        var aggregate = ActorProfile.KIND.name() + "/";
        return Subject.parse(text.startsWith(aggregate) ? text : aggregate + text)
                .toString();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number of publishers, such as 2");
        }
        return Integer.parseInt(text);
    }
}
