package dev.entente.query.read;

import io.restassured.response.Response;

import dev.entente.events.Position;

import static io.restassured.RestAssured.given;

/** Tells of agreements, and reads what came of them. */
abstract class AgreementsTestBase extends LogTestBase {

    static String signed(String title, String countries, String more) {
        var parties = countries.replaceAll("[A-Z]{2}", "{'country':'$0'}");
        return "{'occurred':'2024-03-05','title':{'en':'" + title + "'},'parties':[" + parties + "]" + more + "}";
    }

    static Position sign(String id, String title, String more) {
        return log.append(id, "agreement.signed", "agreement/" + id, signed(title, "CL,NZ", more));
    }

    static Response at(Position position, String path) {
        EventLog.isProjected(position);
        return given().header("Entente-Min-Position", position.token()).get(path);
    }
}
