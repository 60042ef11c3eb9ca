package dev.entente.web;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class ProblemDocumentsTest {

    private static ValidatableResponse problem(int status, RequestSpecification request, String method, String path) {
        return request.request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("type", containsString("/problems/"));
    }

    @Test
    void a_problem_carries_its_members_and_headers() {
        problem(503, given(), "GET", "/things/problem")
                .header("Retry-After", "2")
                .body("type", is("/problems/unavailable"))
                .body("errors[0].parameter", is("limit"))
                .body("errors[0].containsKey('pointer')", is(false));
    }

    @Test
    void the_type_of_a_problem_is_explained_at_its_address() {
        given().get("/problems/unavailable")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("What to do: Try again"));
        problem(404, given(), "GET", "/problems/nonsense");
    }

    @Test
    void all_types_are_listed_for_programs_and_for_browsers() {
        given().get("/problems")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items.find { it.type == '/problems/unavailable' }.title", is("Unavailable"));
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/problems")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body("html.body.main.ul.li.a.findAll { it.@href == '/problems/unavailable' }.size()", is(1));
    }

    @Test
    void browsers_see_a_page_and_programs_get_what_they_ask_for() {
        explained("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")
                .body("html.body.main.h1", is("Unavailable"))
                .body("html.body.main.h2[1]", is("What to do"));
        explained("application/json", "application/json")
                .body("type", is("/problems/unavailable"))
                .body("cause", containsString("/q/health/ready"));
        explained("text/markdown", "text/markdown").body(containsString("# Unavailable"));
        problem(406, given().accept("image/png"), "GET", "/problems/unavailable");
    }

    private static ValidatableResponse explained(String accept, String type) {
        return given().accept(accept)
                .get("/problems/unavailable")
                .then()
                .statusCode(200)
                .header("Vary", containsString("Accept"))
                .contentType(startsWith(type));
    }

    @Test
    void a_failure_tells_an_incident_and_not_its_cause() {
        problem(500, given(), "GET", "/things/failure")
                .body("incident", notNullValue())
                .body(not(containsString("secret")));
    }

    @Test
    void a_protected_call_without_a_token_is_told_how_to_send_one() {
        problem(401, given(), "GET", "/things/protected").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void an_unknown_path_is_a_problem_document_inside_and_outside_of_a_resource() {
        problem(404, given(), "GET", "/nowhere").body("detail", containsString("/nowhere"));
        problem(404, given(), "GET", "/things/nothing");
        problem(404, given(), "GET", "/q/nothing");
    }

    @Test
    void a_method_that_is_not_known_is_answered_with_those_that_are() {
        problem(405, given(), "DELETE", "/things/form")
                .header("Allow", "POST")
                .body("detail", is("/things/form does not know DELETE. It knows POST."));
    }

    @Test
    void who_misspells_an_address_is_told_the_nearest() {
        problem(404, given(), "GET", "/thing/forms").body("detail", containsString("Did you mean /things/forms?"));
        problem(404, given(), "GET", "/problem/unavailable")
                .body("detail", containsString("Did you mean /problems/unavailable?"));
        problem(404, given(), "GET", "/elsewhere").body("detail", not(containsString("Did you mean")));
    }

    @Test
    void media_types_that_do_not_fit_are_problem_documents() {
        problem(415, given().contentType("text/plain").body("x"), "POST", "/things/form");
        problem(406, given().contentType("application/json").accept("image/png").body("{}"), "POST", "/things/form");
    }

    @Test
    void a_body_that_is_no_json_says_where_reading_stopped() {
        problem(400, given().contentType("application/json").body("{\"numbers\": [1,"), "POST", "/things/form")
                .body("type", is("/problems/unreadable"))
                .body("detail", containsString("line 1"));
    }

    @Test
    void a_body_of_another_form_points_to_the_place() {
        problem(400, given().contentType("application/json").body("{\"numbers\": [1, {}]}"), "POST", "/things/form")
                .body("errors[0].pointer", is("/numbers/1"))
                .body(not(containsString("Integer")));
    }

    @Test
    void fields_that_cannot_be_decoded_are_refused_and_a_failure_behind_them_is_none_of_theirs() {
        var fields = given().contentType("application/x-www-form-urlencoded");
        problem(400, fields.body("address=%ZZ"), "POST", "/things/fields")
                .body("type", is("/problems/unreadable"))
                .body("detail", containsString("hexadecimal"));
        problem(500, fields.body("address=%41"), "POST", "/things/fields").body(not(containsString("secret")));
    }

    @Test
    void who_asks_for_what_the_service_has_a_view_for_gets_that_wherever_the_problem_comes_from() {
        for (var path : List.of("/things/problem", "/things/failure", "/nowhere")) {
            given().accept(TestView.ASKED)
                    .get(path)
                    .then()
                    .contentType(startsWith(TestView.TYPE))
                    .body(startsWith("shown: "));
        }
        given().accept(TestView.ASKED)
                .get("/things/problem")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body(is("shown: Unavailable"));
        given().accept(TestView.ASKED)
                .contentType("application/json")
                .body(new byte[11_000_000])
                .post("/things/form")
                .then()
                .statusCode(413)
                .contentType(startsWith(TestView.TYPE))
                .body(is("shown: Too large"));
    }

    @Test
    void a_body_over_the_limit_is_refused_by_its_announced_length() {
        problem(413, given().contentType("application/json").body(new byte[11_000_000]), "POST", "/things/form");
    }

    /** What is answered to a request that no client library would send. */
    private static String raw(String address, String... headers) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var lines =
                    new ArrayList<>(List.of("GET " + address + " HTTP/1.1", "Host: localhost", "Connection: close"));
            lines.addAll(List.of(headers));
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void what_is_too_long_before_the_body_is_a_problem_document() throws IOException {
        assertThat(raw("/things/problem?" + "x".repeat(9_000)))
                .startsWith("HTTP/1.1 414")
                .contains("/problems/address-too-long");
        assertThat(raw("/things/problem", "Cookie: " + "x".repeat(19_000))).startsWith("HTTP/1.1 503");
        assertThat(raw("/things/problem", "Cookie: " + "x".repeat(30_000)))
                .startsWith("HTTP/1.1 431")
                .contains("/problems/headers-too-large");
    }
}
