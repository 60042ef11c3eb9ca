package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunLogTest {
    @TempDir
    private Path folder;

    private Path file;
    private RunLog log;

    @BeforeEach
    void an_earlier_run_has_written() throws IOException {
        file = folder.resolve("service.log");
        Files.writeString(file, "Caused by: java.lang.IllegalStateException: of before\n");
        log = RunLog.beginning(file);
    }

    @Test
    void what_an_earlier_run_wrote_is_not_shown() throws IOException {
        write("starting\nended\n");

        assertThat(log.lastLines(20)).isEqualTo("starting\nended");
        assertThat(log.lastLines(1)).isEqualTo("ended");
        assertThat(log.reason()).isEmpty();
    }

    @Test
    void the_innermost_cause_is_the_reason() throws IOException {
        write("""
                java.lang.RuntimeException: Failed to start
                \tat a.B.c(B.java:1)
                Caused by: io.agroal.Sql: no connection
                \tat a.B.c(B.java:1)
                Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user "query"
                \tat a.B.c(B.java:1)
                """);

        assertThat(log.reason()).hasValue("FATAL: password authentication failed for user \"query\"");
    }

    @Test
    void it_is_found_in_a_log_of_json_too() throws IOException {
        write("""
                {"message":"Failed","exception":{"refId":1,"exceptionType":"a.B","message":"outer","frames":[],"causedBy":{"exception":{"refId":2,"exceptionType":"c.D","message":"no \\"key\\"","frames":[]}}}}
                """);

        assertThat(log.reason()).hasValue("no \\\"key\\\"");
    }

    @Test
    void the_change_of_a_schema_that_is_begun_and_not_ended_is_what_it_is_at() throws IOException {
        assertThat(log.migration()).isEmpty();

        write("Migrating schema \"public\" to version \"42 - figures of an item\"\n");
        write("Migrating schema \"public\" to version \"43 - indexes with figures\"\n");
        assertThat(log.migration()).hasValue("43 - indexes with figures");

        write(
                "Successfully applied 2 migrations to schema \"public\", now at version v43 (execution time 10:00.261s)\n");
        assertThat(log.migration()).isEmpty();
    }

    @Test
    void one_that_an_earlier_run_left_is_none() throws IOException {
        write("Migrating schema \"public\" to version \"43 - indexes with figures\"\n");
        write("Schema \"public\" is up to date. No migration necessary.\n");

        assertThat(log.migration()).isEmpty();
    }

    @Test
    void it_is_read_in_a_log_of_json_too() throws IOException {
        write("""
                {"level":"INFO","message":"Migrating schema \\"public\\" to version \\"43 - indexes with figures\\""}
                """);

        assertThat(log.migration()).hasValue("43 - indexes with figures");
    }

    @Test
    void what_is_not_there_yet_is_told() {
        assertThat(new RunLog(folder.resolve("none.log"), 0).lastLines(5)).contains("cannot be read");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
