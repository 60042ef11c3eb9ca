package dev.entente.query.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.query.web.Page.Entry;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PagingTest {

    private static final List<Function<String, Object>> KEYS = List.of(Moments::day, subject -> subject);
    private static final List<String> LAST = List.of("2024-08-19", "visit/a");

    private static Paging paging(String... namesAndValues) {
        var sent = new TreeMap<String, List<String>>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            sent.put(namesAndValues[index], List.of(namesAndValues[index + 1]));
        }
        var parameters = new Parameters(sent);
        parameters.all(QueryParameter.COUNTRY);
        parameters.all(QueryParameter.LANG);
        var paging = Paging.of(parameters, "/visits", sent, KEYS);
        parameters.check();
        return paging;
    }

    private static void isRefused(String... namesAndValues) {
        var problem = catchThrowableOfType(Problem.class, () -> paging(namesAndValues));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.document().get("errors").toString()).contains("cursor");
    }

    @Test
    void the_next_page_begins_after_the_last_entry() {
        var cursor = paging("country", "TR").next(LAST);

        assertThat(paging("country", "TR", "cursor", cursor).after().orElseThrow())
                .containsExactly(Moments.day("2024-08-19"), "visit/a");
    }

    @Test
    void limit_and_language_may_change_from_page_to_page() {
        var cursor = paging("country", "TR", "limit", "3").next(LAST);

        assertThat(paging("country", "TR", "limit", "500", "lang", "tr", "cursor", cursor)
                        .after())
                .isPresent();
    }

    @Test
    void a_cursor_of_other_filters_is_refused() {
        isRefused("country", "MY", "cursor", paging("country", "TR").next(LAST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "!", "bnVsbA", "e30", "W10", "eyJxdWVzdGlvbiI6bnVsbH0"})
    void rubbish_is_refused(String cursor) {
        isRefused("cursor", cursor);
    }

    @Test
    void keys_that_were_tampered_with_are_refused() {
        var question = paging().question();
        var forged = "{\"question\":\"" + question + "\",\"keys\":[\"2024-99-99\",\"visit/a\"]}";
        var short_ = "{\"question\":\"" + question + "\",\"keys\":[\"2024-08-19\"]}";

        isRefused("cursor", encoded(forged));
        isRefused("cursor", encoded(short_));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_page_has_a_next_one_only_if_there_is_an_entry_more() {
        var paging = paging("limit", "1");
        var first = new Entry<>("a", List.of("2024-08-19", "visit/a"));
        var second = new Entry<>("b", List.of("2024-08-18", "visit/b"));

        assertThat(Page.of(List.of(first), paging, Optional.empty()).next()).isEmpty();
        assertThat(Page.of(List.of(first, second), paging, Optional.empty()).items())
                .containsExactly("a");
        assertThat(Page.of(List.of(first, second), paging, Optional.empty()).next())
                .isPresent();
    }

    @Test
    void the_question_does_not_depend_on_the_order_of_parameters() {
        assertThat(Cursor.question("/visits", new TreeMap<>(Map.of("a", List.of("1"), "b", List.of("2")))))
                .isEqualTo(Cursor.question("/visits", Map.of("b", List.of("2"), "a", List.of("1"))));
    }
}
