package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.entente.query.ledger.Sql;

/**
 * What pages of one country, or of two, would miss. The lists may name more than there is, as they came about, so they are not
 * compared; what is there must be in them.
 */
public final class Unlisted {

    private Unlisted() {}

    /** The first items and facts of a schema that are in no list, by their aggregates. */
    public static List<Difference.Named> of(Connection connection, String schema, int limit) throws SQLException {
        return Sql.of("""
            select 'listing', subject from %1$s.version
             where outcome = 'standing' and countries <> '{}'
               and not exists (select from %1$s.listing
                                where (listing.kind, listing.occurred_on, listing.subject)
                                    = (version.kind, version.occurred_on, version.subject)
                                  and begins <= coalesce(lower(happened), '-infinity')
                                  and ends >= coalesce(upper(happened) - 1, 'infinity'))
            union all
            select 'listing', subject from %1$s.fact
             where countries <> '{}'
               and not exists (select from %1$s.fact_listing as listing
                                where (listing.occurred_on, listing.source, listing.id)
                                    = (fact.occurred_on, fact.source, fact.id)
                                  and listing.begins <= coalesce(fact.begins, '-infinity')
                                  and listing.ends >= coalesce(fact.ends, 'infinity'))
            limit ?""".formatted(schema), limit)
                .list(connection, row -> new Difference.Named(row.getString(1), row.getString(2)));
    }
}
