package dev.entente.notification.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static org.hamcrest.Matchers.containsString;

/** Somebody with an address of their own, who fills in forms. */
public final class Forms implements AutoCloseable {

    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Letters letters = new Letters();

    public Forms() {
        letters.open();
    }

    public String address() {
        return address;
    }

    /** The mail server, and what came to it. */
    public Letters letters() {
        return letters;
    }

    /** A form that is filled in. */
    public static RequestSpecification form(Map<String, ?> fields) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields);
    }

    /** Fields of a subscription to agreements of Bulgaria and Cuba. */
    public static Map<String, Object> fields(String language) {
        return Map.of(
                "language",
                language,
                "all",
                List.of("BG", "CU", ""),
                "any",
                List.of("", ""),
                "sectors",
                List.of("energy"),
                "text",
                "",
                "alerts",
                List.of("agreement.new"),
                "followUps",
                "on",
                "every",
                "week",
                "at",
                "07:30",
                "on",
                "friday");
    }

    /** The same with another one. */
    public static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        var all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    /** Subscribes and confirms, in Turkish; the path of the page on which the subscription is managed. */
    public String subscribed() {
        form(with(with(fields("tr"), "address", address), "zone", "Europe/Istanbul"))
                .post("/subscribe")
                .then()
                .statusCode(200)
                .body(containsString("E-postanıza bakın"));
        return letters.confirm(address);
    }

    /** The token in the path of a page on which a subscription is managed. */
    public static String token(String path) {
        return path.replace("/manage/", "");
    }

    /** The id of the subscription that is managed at the path. */
    public static String id(String path) {
        return RestAssured.get(path + "/data").jsonPath().getString("id");
    }

    /** The same subscription, by the API. */
    public static ValidatableResponse subscription(String path) {
        return Api.with(token(path)).get("/subscriptions/" + id(path)).then().statusCode(200);
    }

    @Override
    public void close() {
        letters.close();
    }
}
