package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.entente.query.ledger.ListNames;
import dev.entente.query.ledger.Sql;

/**
 * What pages of one country, or of two, and searches would miss. The lists may name more than there is, as they came about, so they are not
 * compared; what is there must be in them.
 */
public final class Unlisted {

    private Unlisted() {}

    /** The lists in which a row has to be, as {@link ListNames} names them. */
    static final String EXPECTED = """
            (select one || '*' as name, countries as many from unnest(countries) as one where cardinality(countries) >= %1$d
             union all
             select one || '-' || other, '{}' from unnest(countries) as one cross join unnest(countries) as other
              where cardinality(countries) < %1$d and (one < other or cardinality(countries) = 1)) as expected""".formatted(ListNames.MANY);

    /**
     * The first words that searches would miss: they only grow, too, so that all that are made anew must be there.
     *
     * @param made where they are made anew
     */
    static List<Difference.Named> words(Connection connection, String schema, String made, int limit)
            throws SQLException {
        return Sql.of("""
            select 'word', word from %s.word as expected
             where not exists (select from %s.word as known where known.word = expected.word)
             order by word limit ?""".formatted(made, schema), limit)
                .list(connection, row -> new Difference.Named(row.getString(1), row.getString(2)));
    }

    /** The first items and facts of a schema that are missing in a list, by their aggregates. */
    public static List<Difference.Named> of(Connection connection, String schema, int limit) throws SQLException {
        return Sql.of("""
            select distinct 'listing', subject from (
            select subject from %1$s.version
             where outcome = 'standing' and exists (select from %2$s
               where not exists (select from %1$s.listing
                                  where (kind, tag, occurred_on, subject)
                                      = (version.kind, expected.name, version.occurred_on, version.subject)
                                    and many @> expected.many
                                    and begins <= coalesce(lower(happened), '-infinity')
                                    and ends >= coalesce(upper(happened) - 1, 'infinity')))
            union all
            select subject from %1$s.fact
             where exists (select from %2$s
               where not exists (select from %1$s.fact_listing as listing
                                  where (tag, listing.occurred_on, listing.source, listing.id)
                                      = (expected.name, fact.occurred_on, fact.source, fact.id)
                                    and many @> expected.many
                                    and listing.begins <= coalesce(fact.begins, '-infinity')
                                    and listing.ends >= coalesce(fact.ends, 'infinity')))) as unlisted
             order by 2 limit ?""".formatted(schema, EXPECTED), limit)
                .list(connection, row -> new Difference.Named(row.getString(1), row.getString(2)));
    }
}
