package dev.entente.query.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedTest {

    private static final List<String> OFFERED = List.of("application/json", "text/csv", "application/x-ndjson");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | application/json",
                "',' | application/json",
                "*/* | application/json",
                "text/* | text/csv",
                "TEXT/CSV | text/csv",
                "text/calendar, application/json;q=0.5 | application/json",
                "application/json;q=0.5, text/csv;q=0.6 | text/csv",
                "text/csv, application/json | application/json",
                "*/*;q=0.1, application/json;q=0 | text/csv",
                "application/*, application/json;q=0.1 | application/x-ndjson",
                "application/json;charset=utf-8 | application/json",
                "text/html, */*;q=0.8 | application/json"
            })
    void what_the_caller_likes_best_of_what_there_is_is_chosen(String header, String chosen) {
        assertThat(Accepted.of(header).orElseThrow().best(OFFERED)).contains(chosen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0",
                "text/calendar",
                "image/*",
                "*/*;q=0",
                "application/json;q=0.000, text/plain"
            })
    void what_is_not_accepted_is_not_chosen(String header) {
        assertThat(Accepted.of(header).orElseThrow().best(OFFERED)).isEmpty();
    }

    @Test
    void what_is_no_list_of_media_types_is_told_apart() {
        assertThat(Accepted.of("rubbish")).isEmpty();
        assertThat(Accepted.of(null)).isPresent();
    }
}
