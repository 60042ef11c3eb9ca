package dev.entente.query.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;

import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Views of the corpus, and of some countries that nobody else speaks of. */
abstract class ViewTestBase extends ToldTestBase {

    private static boolean isTold;

    /** The corpus, and some countries that nobody else speaks of. */
    @BeforeAll
    static void tell() throws IOException {
        if (isTold) {
            return; // by the class before
        }
        try (var log = new EventLog();
                var corpus = new BufferedReader(new InputStreamReader(
                        Json.class.getResourceAsStream("/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson"),
                        UTF_8))) {
            var position = Position.START;
            for (var line : corpus.lines().toList()) {
                var event = StructuredMode.read(Json.object(line));
                position = position.and(
                        log.append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event)));
            }
            position = position.and(statement(log, "s1", "2023", "IS", "supports"))
                    .and(statement(log, "s2", "2024-01-05", "IS", "supports"))
                    .and(statement(log, "s3", "2024-02", "FI", "supports"))
                    .and(statement(log, "s4", "2024-03", "FI", "opposes"))
                    .and(statement(log, "s5", "2024-02", "EE", "supports"))
                    .and(pact(log, "p1", "proposed", "2019-01", "NR", "PW"))
                    .and(pact(log, "p2", "signed", "2020-05-04", "NR", "PW", "KI"))
                    .and(pact(log, "p3", "enteredIntoForce", "2021", "NR", "PW", "KI"))
                    .and(log.append(
                            "untitled-1",
                            "agreement.ratified",
                            "agreement/untitled",
                            "{'occurred':'1931-05-04','summary':{'en':'Unnamed accord'}}"));
            told = told.and(position);
            isTold = true;
        }
    }

    static Position statement(EventLog log, String id, String occurred, String country, String stance) {
        return log.append(
                id,
                "statement.made",
                "statement/" + id,
                "{'occurred':'" + occurred + "','title':{'en':'On whaling'},'speakers':[{'country':'" + country
                        + "'}],'addressees':[{'country':'LV'}],'position':{'issue':'whaling','stance':'" + stance
                        + "','of':'ban'}}");
    }

    static Position pact(EventLog log, String id, String fact, String occurred, String... parties) {
        var countries =
                Stream.of(parties).map(party -> "{'country':'" + party + "'}").collect(Collectors.joining(","));
        return log.append(
                id,
                "agreement." + fact,
                "agreement/pact-of-some",
                "{'occurred':'" + occurred + "','title':{'en':'Pact'},'parties':[" + countries + "]}");
    }
}
