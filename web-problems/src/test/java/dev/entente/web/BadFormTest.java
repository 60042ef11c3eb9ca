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

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

@QuarkusTest
class BadFormTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static HttpResponse<String> posted(String type, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/things/entries"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void a_form_is_read() throws IOException, InterruptedException {
        assertThat(posted(FORM, "name=x%20y&other=").body(), containsString("\"name\":[\"x y\"]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=====", "&&&==&", "name=%ZZ"})
    void a_form_that_is_none_is_the_senders_fault(String body) throws IOException, InterruptedException {
        var answer = posted(FORM, body);

        assertThat(answer.statusCode(), is(400));
        assertThat(answer.body(), containsString("/problems/unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "-"})
    void a_charset_that_is_not_known_is_a_media_type_that_is_not_read(String charset)
            throws IOException, InterruptedException {
        var answer = posted(FORM + ";charset=" + charset, "name=x");

        assertThat(answer.statusCode(), is(415));
        assertThat(answer.body(), containsString("utf-8"));
    }
}
