package dev.entente.query.read;

import org.junit.jupiter.api.BeforeEach;

import io.restassured.path.json.JsonPath;

import dev.entente.events.Position;

import static io.restassured.RestAssured.given;

/** Reads what was told before the first test, by this class or by others. */
abstract class ToldTestBase {

    static Position told = Position.START;

    /** Tells what has no id of its own. */
    static void append(EventLog log, String type, String subject, String data) {
        append(log, type + "-" + subject.replace('/', '-'), type, subject, data);
    }

    static void append(EventLog log, String id, String type, String subject, String data) {
        told = told.and(log.append(id, type, subject, "{" + data + "}"));
    }

    @BeforeEach
    void wait_until_it_is_projected() {
        EventLog.isProjected(told);
    }

    static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }
}
