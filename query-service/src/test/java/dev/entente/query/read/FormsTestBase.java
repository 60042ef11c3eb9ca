package dev.entente.query.read;

import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import io.restassured.response.Response;

import dev.entente.events.Position;

import static io.restassured.RestAssured.given;

/** What is asked in several forms: three agreements, two visits and an exercise between countries of which nobody else speaks. */
abstract class FormsTestBase {

    static final String ATOM = "application/atom+xml";

    static final String CALENDAR = "text/calendar";

    private static EventLog log;

    static Position told = Position.START;

    @BeforeAll
    static void tell() {
        log = new EventLog();
        for (var number = 1; number <= 3; number++) {
            append(
                    "forms-" + number,
                    "agreement.signed",
                    "agreement/forms-" + number,
                    "'title':{'en':'Pact <" + number + "> & more\\u0001','tr':'Anla\\u015fma " + number
                            + "'},'summary':{'en':'All of it'},'sectors':['energy'],'parties':[{'country':'TO'},"
                            + "{'country':'WS'}],'evidence':[" + evidence(number) + "]");
        }
        append(
                "forms-visit-1",
                "visit.announced",
                "visit/forms-1",
                "'title':{'en':'A long; very, " + "very ".repeat(30) + "long visit'},'host':{'country':'TO'},"
                        + "'visitors':[{'country':'WS'}],'place':{'country':'TO','name':'Nuku\\u02bbalofa',"
                        + "'latitude':-21.133,'longitude':-175.2}");
        append(
                "forms-visit-1b",
                "visit.held",
                "visit/forms-1",
                "'title':{'en':'A long; very, long visit','tr':'" + "Çok uzun, güçlü İşbirliği ziyareti ".repeat(9)
                        + "'},'host':{'country':'TO'},'visitors':[{'country':'WS'}]");
        append(
                "forms-visit-2",
                "visit.announced",
                "visit/forms-2",
                "'title':{'en':'Sh\\u0007ort'},'summary':{'en':'One\\rATTENDEE:mailto:x@example.org'},'host':{'country':'WS'},'visitors':[{'country':'TO'}]");
        append("forms-visit-2b", "visit.cancelled", "visit/forms-2", "");
    }

    @AfterAll
    static void close() {
        log.close();
    }

    static String evidence(int publishers) {
        return String.join(
                ",",
                IntStream.range(0, publishers)
                        .mapToObj(number -> "{'url':'https://press.example.org/" + number + "','publisher':'Paper "
                                + number + "','kind':'press'}")
                        .toList());
    }

    static void append(String id, String type, String subject, String more) {
        var data = "{'occurred':'2024-08'" + (more.isEmpty() ? "" : "," + more) + "}";
        told = told.and(log.append(id, type, subject, data));
    }

    static Response get(String mediaType, String path) {
        EventLog.isProjected(told);
        return given().header("Entente-Min-Position", told.token())
                .urlEncodingEnabled(false)
                .accept(mediaType)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(mediaType)
                .extract()
                .response();
    }
}
