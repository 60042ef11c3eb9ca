package dev.entente.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MediaHeadersTest {

    private static final String FORMS = "/things/forms";
    private static final String NOTHING = "/things/nothing";

    @ParameterizedTest
    @ValueSource(strings = {"text", ";", "/", "a,b", "a/b;q=x", "a/b;q=2"})
    void what_is_no_list_of_media_types_is_refused_as_that(String accept) throws Exception {
        for (var path : new String[] {FORMS, NOTHING, "/problems/unavailable"}) {
            var answer = asked("GET", path, "Accept", accept);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(type(answer)).isEqualTo(Problem.MEDIA_TYPE);
            assertThat(answer.body()).contains("\"parameter\":\"Accept\"");
        }
        assertThat(asked("POST", NOTHING, "Accept", accept).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                ",",
                "application/json;v=\"a,b\"",
                "text/x;v=\"a\\\",b;\" , application/json; q=.5",
                "application/json, *; q=.2, */*; q=.2",
                "application/json;charset=\"utf-8\";q=0.5,text/x;q=1",
                "application/json; =",
                "application/json;a=",
                "application/json;q=0.00001",
                "text/x, *; q=.2"
            })
    void what_is_one_is_answered_in_a_form_that_it_names(String accept) throws Exception {
        for (var path : new String[] {FORMS, "/problems/unavailable"}) {
            assertThat(asked("GET", path, "Accept", accept).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(asked("GET", NOTHING, "Accept", accept).statusCode()).isEqualTo(404);
    }

    @Test
    void a_weight_behind_a_parameter_in_quotes_counts() throws Exception {
        assertThat(type(asked("GET", FORMS, "Accept", "application/json;v=\"a,b\";q=0.1, text/csv;q=0.9")))
                .startsWith("text/csv");
        assertThat(type(asked("GET", FORMS, "Accept", "application/json;v=\"a,b\";q=0.9, text/csv;q=0.1")))
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", ";", "/", "a,b", "text/plain;v=\""})
    void where_nothing_is_read_the_type_of_what_is_sent_means_nothing(String type) throws Exception {
        assertThat(asked("GET", FORMS, "Content-Type", type).statusCode()).isEqualTo(200);
        assertThat(asked("GET", NOTHING, "Content-Type", type).statusCode()).isEqualTo(404);
        assertThat(asked("GET", "/things/problem", "Content-Type", type).statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", ";", "/", "a,b"})
    void a_body_of_a_type_that_is_none_is_refused(String type) throws Exception {
        var answer = asked("POST", "/things/rows", "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("/problems/unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "-", "_", "en_US_x_y", "a-b-c-d-e", "en;q=x", "en;q=2", "*", "en,", " "})
    void a_language_that_is_none_is_no_failure_of_the_service(String language) throws Exception {
        assertThat(asked("GET", FORMS, "Accept-Language", language).statusCode())
                .isLessThan(500);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static HttpResponse<String> asked(String method, String path, String header, String value)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                    .header(header, value)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
