package dev.entente.system;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/operations.md promises of a database that is lost. */
@ExtendWith(Logs.class)
class DisasterTest {

    private final Entente entente = Entente.running();

    @Test
    void read_models_that_are_lost_are_made_again_from_the_log_to_the_last_byte() throws SQLException {
        var position = new Integrator(entente).accepted(Integrator.signed("PT", "AO"));
        var before = verdict(position);

        entente.stop("query-service");
        loseEverything();
        entente.startAgain();

        var after = verdict(position);
        assertThat(before.path("agrees").asBoolean()).as("%s", before).isTrue();
        assertThat(after.path("agrees").asBoolean()).as("%s", after).isTrue();
        assertThat(after.path("checksum")).isEqualTo(before.path("checksum"));
    }

    /** What a verification of the read models finds, once they reflect that position. */
    private JsonNode verdict(String position) {
        Waiting.until(
                "the read models at " + position,
                () -> Http.get(entente.query("/countries"), "Entente-Min-Position", position),
                answer -> answer.status() == 200);
        return Http.get(entente.query("/admin/verify"), "Authorization", "Bearer " + entente.token("--scope", "admin"))
                .is(200)
                .json();
    }

    private void loseEverything() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(entente.jdbc("postgres"), "postgres", entente.secret("postgres"));
                var server = connection.createStatement()) {
            server.execute("drop database query with (force)");
            server.execute("create database query owner query");
            server.execute("revoke all on database query from public");
            server.execute("grant connect on database query to query_reader");
        }
    }
}
