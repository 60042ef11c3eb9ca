package dev.entente.query.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.events.Kind;
import dev.entente.query.filter.Listing;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;

/**
 * Which items of a collection are wanted, in which order and language.
 *
 * @param isWhole whether all of the collection is wanted
 * @param listing that names them in this order, if there is one
 * @param asOf as it was known then
 */
record Selection(
        Conditions conditions,
        boolean isWhole,
        Optional<Listing> listing,
        Sort sort,
        Language language,
        Optional<Instant> asOf) {

    /** Reads the filters, {@code asOf}, {@code sort} and {@code lang}; without {@code sort} it is lined up as usual. */
    static Selection of(Kind<?, ?> kind, Parameters parameters, Sort usual) {
        var asOf = Moments.asOf(parameters);
        var filters = new Conditions();
        var sought = Filters.add(kind, parameters, asOf, filters);
        var sort = Sort.of(parameters, usual);
        var listing =
                sort.isByDay() ? Listing.ofItems(kind.name(), sought, sort.isNewestFirst()) : Optional.<Listing>empty();
        return new Selection(
                Known.items(asOf).and("kind = ?", kind.name()).and(filters),
                filters.isEmpty(),
                listing,
                sort,
                Language.of(parameters),
                asOf);
    }

    /** All of them. */
    Sql all() {
        return Sql.of("from version").then(conditions.where());
    }

    /**
     * Some of them, in their order: where no filter narrows them, the order is walked, whichever collection it is.
     *
     * @param after the sort keys of the item after which to begin
     * @param most how many at most
     */
    Sql page(String columns, Optional<List<Object>> after, int most) {
        var statement = Sql.of("select " + columns);
        return (isWhole ? statement.plannedOnce() : statement)
                .then(after.map(this::after).orElseGet(this::all))
                .then(sort.orderBy())
                .then("limit " + most);
    }

    private Sql after(List<Object> keys) {
        return Sql.of("from version").then(sort.after(keys, conditions).where());
    }
}
