package dev.entente.query.item;

import java.util.List;

import dev.entente.events.Kind;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;

/** Which items of a collection are wanted, in which order and language. */
record Selection(Conditions conditions, Sort sort, Language language) {

    /** Reads the filters, {@code asOf}, {@code sort} and {@code lang}; without {@code sort} it is lined up as usual. */
    static Selection of(Kind<?, ?> kind, Parameters parameters, Sort usual) {
        var conditions = Known.items(Moments.asOf(parameters));
        Filters.add(kind, parameters, conditions);
        return new Selection(conditions, Sort.of(parameters, usual), Language.of(parameters));
    }

    /** All of them. */
    Sql all() {
        return Sql.of("from version").then(conditions.where());
    }

    /** Those after the item with these sort keys. */
    Sql after(List<Object> keys) {
        return Sql.of("from version").then(sort.after(keys, conditions).where());
    }
}
