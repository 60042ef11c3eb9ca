package dev.entente.query.filter;

import java.time.Instant;
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

    /** Filters by which items are found without countries. */
    private static final Set<QueryParameter> INDEXED = Set.of(
            QueryParameter.Q,
            QueryParameter.ACTOR,
            QueryParameter.PUBLISHER,
            QueryParameter.ISSUE,
            QueryParameter.FROM,
            QueryParameter.UNTIL);

    private ItemFilters() {}

    /**
     * Reads country, countries, sector, actor, publisher, place, corroboration, from and until, in this order, in which
     * refusals name them, and adds what they demand to the conditions.
     *
     * @param asOf as it was known then
     */
    public static Sought add(Parameters parameters, Optional<Instant> asOf, Conditions conditions) {
        var countries = CountryFilters.add(parameters, conditions);
        var sectors = parameters.sectors();
        addReported(parameters, asOf, conditions);
        var interval = Interval.of(parameters);
        new SectorsAndInterval(sectors, interval).narrowItems(conditions);
        return Sought.of(countries, interval, asOf, INDEXED.stream().anyMatch(parameters::has));
    }

    /**
     * Reads actor, publisher, place, corroboration and q, which facts themselves do not have, and demands of facts that
     * their items have it.
     */
    static void addThroughItems(Parameters parameters, Optional<Instant> asOf, Conditions facts) {
        var demanded = new Conditions();
        addReported(parameters, asOf, demanded);
        parameters.one(QueryParameter.Q, Words::parse).ifPresent(words -> words.demand(demanded));
        if (!demanded.isEmpty()) {
            var items = Known.items(asOf).and(demanded).where();
            facts.and(
                    "subject in (select subject from version " + items.text() + ")",
                    items.values().toArray());
        }
    }

    /** Reads actor, publisher, place and corroboration. */
    private static void addReported(Parameters parameters, Optional<Instant> asOf, Conditions items) {
        var actors = parameters.all(QueryParameter.ACTOR, ItemFilters::actor);
        if (!actors.isEmpty()) {
            items.and("actors && ?::text[]", ActorNames.of(actors, asOf));
        }
        items.andIfAny("publishers && ?::text[]", parameters.all(QueryParameter.PUBLISHER));
        items.andIfAny(
                "exists (select from unnest(?::text[]) as asked(words)"
                        + " where ' ' || place || ' ' like '% ' || asked.words || ' %')",
                parameters.all(QueryParameter.PLACE, PlainText::of));
        parameters
                .one(QueryParameter.CORROBORATION, ItemFilters::number)
                .ifPresent(least -> items.and("corroboration >= ?", least));
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
