package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Sql;

/**
 * The names of actors: an actor that turned out to be another goes on to be named as it was by what took part under that
 * name. Who asks for one of them means all of them.
 */
final class ActorNames {

    /** Almost no actor is another, so links are followed from those that are asked for, by the index. */
    private static final String LINKED = """
            with recursive asked as (select unnest(?::text[]) as name), linked(member) as (
              select name from asked
              union
              select other.member
                from linked
               cross join lateral (select source, id from same_as where member = linked.member offset 0) as mine
               cross join lateral (select member from same_as
                                    where source = mine.source and id = mine.id offset 0) as other)
            , merged as (
              select of_member.* from linked cross join lateral (select subject, kept from version""";

    private static final String MEANT = """
            offset 0) as of_member), meant as (select name from asked union select kept from merged where subject in (select name from asked))
            select name from meant union select subject from merged where kept in (select name from meant)""";

    private ActorNames() {}

    /** All names, as they are known now or were known then, of whomever the actors are. */
    static Sql of(List<String> actors, Optional<Instant> asOf) {
        return Sql.of(LINKED, actors)
                .then(Known.rows(asOf)
                        .and("outcome = 'merged'")
                        .and("subject = linked.member")
                        .where())
                .then(MEANT);
    }
}
