package dev.entente.query.filter;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.web.Moments.Interval;

import static org.assertj.core.api.Assertions.assertThat;

/** A walk of one country ends where it would be a long one. */
class ListingTest {

    private static final int STATEMENTS = 300;
    private static final int WANTED = 5;

    @AutoClose
    private final TestLedger tables = new TestLedger();

    private final List<List<Object>> askedAfter = new ArrayList<>();

    @BeforeEach
    void tell() throws SQLException {
        var log = new Log();
        for (var number = 0; number < STATEMENTS; number++) {
            log.append(Log.event(
                    "s" + number,
                    "statement.made",
                    "statement/" + number,
                    "{'occurred':'%s','title':{'en':'T'},'speakers':[{'country':'KE'}]}"
                            .formatted(LocalDate.of(2024, 1, 1).plusDays(number))));
        }
        new Intake(Transactions.of(tables.database()), Telling.asItComes(), Clock.systemUTC()).apply(log.records());
    }

    @Test
    void another_way_goes_on_where_hardly_anything_is_let_through() {
        var conditions =
                Known.items(Optional.empty()).and("subject = any(?::text[])", List.of("statement/299", "statement/0"));

        assertThat(found(conditions)).containsExactly("statement/299", "by another way");

        assertThat(askedAfter).hasSize(1);
        assertThat((LocalDate) askedAfter.getFirst().getFirst()).isBetween("2024-01-02", "2024-10-20");
    }

    @Test
    void nobody_is_asked_where_a_page_is_soon_full() {
        assertThat(found(Known.items(Optional.empty()))).hasSize(WANTED).startsWith("statement/299", "statement/298");

        assertThat(askedAfter).isEmpty();
    }

    private List<String> found(Conditions conditions) {
        var sought = new Sought(
                List.of("KE"), List.of(), new Interval(Optional.empty(), Optional.empty()), Optional.empty(), false);
        return TestLedger.asked(tables.database(), Map.of())
                .read(snapshot -> Listing.ofItems("statement", sought, true)
                        .orElseThrow()
                        .rows(
                                snapshot,
                                "subject",
                                conditions,
                                Optional.empty(),
                                WANTED,
                                row -> row.getString("subject"),
                                (after, most) -> {
                                    assertThat(most).isEqualTo(WANTED - 1);
                                    askedAfter.add(after.orElseThrow());
                                    return List.of("by another way");
                                }));
    }
}
