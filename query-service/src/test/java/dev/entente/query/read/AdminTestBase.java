package dev.entente.query.read;

import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.restassured.specification.RequestSpecification;

import dev.entente.events.Position;

import static io.restassured.RestAssured.given;

/** Tells of agreements, and looks at what operators see of them. */
abstract class AdminTestBase extends LogTestBase {

    @Inject
    DataSource database;

    static String data(String title) {
        return "{'occurred':'2024-03-05','title':{'en':'" + title + "'},'parties':[{'country':'PT'},{'country':'IE'}]}";
    }

    static Position sign(String id, String agreement, String title) {
        return log.append(id, "agreement.signed", "agreement/" + agreement, data(title));
    }

    static RequestSpecification operator() {
        return Operator.call();
    }

    /** A read at least at the position, after it was reached, however long that takes on a busy machine. */
    static RequestSpecification at(Position position) {
        EventLog.isProjected(position);
        return given().header("Entente-Min-Position", position.token());
    }

    void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
