package dev.entente.query.read;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

/** What counts for the figures of a relation, and what is only like it. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class RelationFiguresTest extends ToldTestBase {

    private static EventLog log;

    @BeforeAll
    static void tell() {
        try (var opened = new EventLog()) {
            log = opened;
            agreementOfTwoSectors();
            itemsOfEachWeight();
            visits();
        }
    }

    private static void append(String type, String subject, String occurred, String data) {
        append(log, type, subject, "'occurred':'" + occurred + "','title':{'en':'Figure'}," + data);
    }

    private static void agreementOfTwoSectors() {
        var parties = "'parties':" + people("CG", "GA");
        append("agreement.signed", "agreement/cg-ga", "2020-03-02", "'sectors':['energy']," + parties);
        append("agreement.ratified", "agreement/cg-ga", "2024-02-03", "'sectors':['trade']," + parties);
    }

    private static void itemsOfEachWeight() {
        append("visit.held", "visit/kz-kg", "2024-03-01", visit("KG", "KZ"));
        append("visit.announced", "visit/kz-kg-soon", "2024-03-02", visit("KG", "KZ"));
        append("visit.announced", "visit/kz-kg-never", "2024-03-03", visit("KG", "KZ"));
        append("visit.cancelled", "visit/kz-kg-never", "2024-03-04", visit("KG", "KZ"));
        append("meeting.held", "meeting/kz-kg", "2024-03-05", "'participants':" + people("KG", "KZ"));
        append(
                "meeting.held",
                "meeting/kz-alone",
                "2024-03-06",
                "'references':['visit/kz-kg'],'participants':" + people("KZ", "KZ"));
        append("agreement.signed", "agreement/kz-kg-signed", "2024-03-07", "'parties':" + people("KG", "KZ"));
        append("agreement.enteredIntoForce", "agreement/kz-kg-force", "2024-03-08", "'parties':" + people("KG", "KZ"));
    }

    /** From LS to SZ and back, some of which return another one. */
    private static void visits() {
        append("visit.held", "visit/there", "2024-01-01", visit("SZ", "LS"));
        append("visit.held", "visit/there-again", "2024-01-02", visit("SZ", "LS") + ",'returns':'visit/there'");
        append("visit.cancelled", "visit/there-never", "2024-01-03", visit("SZ", "LS"));
        append("visit.held", "visit/there-too", "2024-01-01", visit("SZ", "LS"));
        append("visit.held", "visit/back", "2024-01-04", visit("LS", "SZ") + ",'returns':'visit/there'");
        append("visit.held", "visit/back-of-none", "2024-01-05", visit("LS", "SZ") + ",'returns':'visit/there-never'");
        append("visit.held", "visit/back-merged", "2024-01-06", visit("LS", "SZ") + ",'returns':'visit/there-too'");
        append("visit.announced", "visit/back-soon", "2024-01-07", visit("LS", "SZ") + ",'returns':'visit/there'");
        append(log, "report.sameAs", "visit/there", "'same':['visit/there','visit/there-too'],'keep':'visit/there'");
    }

    private static String visit(String host, String visitor) {
        return "'host':{'country':'" + host + "'},'visitors':[{'country':'" + visitor + "'}]";
    }

    private static String people(String one, String other) {
        return "[{'country':'" + one + "'},{'country':'" + other + "','office':'Minister'}]";
    }

    @ParameterizedTest
    @CsvSource({
        "from=2024&sector=energy, 1, 2024-02",
        "from=2024&sector=trade, 1, 2024-02",
        "until=2020&sector=trade, 1, 2020-03",
        "from=2021&until=2023&sector=energy, 0, ",
        "from=2024&sector=health, 0, "
    })
    void a_sector_and_a_time_let_through_the_same_in_every_figure(String filters, int count, String month) {
        var relation = get("/relations/CG-GA?" + filters);
        assertThat(relation.getInt("counts.agreements")).isEqualTo(count);
        assertThat(relation.getInt("strength")).isEqualTo(count);
        assertThat(relation.<String>getList("activity.month")).isEqualTo(month == null ? List.of() : List.of(month));

        assertThat(get("/agreements?countries=CG,GA&" + filters).getList("items"))
                .hasSize(count);
        assertThat(get("/relations/CG-GA/timeline?" + filters).getList("items")).hasSize(count);
        assertThat(get("/timeline?countries=CG,GA&" + filters).getList("items")).hasSize(count);
        assertThat(get("/statistics/activity?countries=CG,GA&" + filters).getList("items"))
                .hasSize(count);
        assertThat(get("/relations?country=CG&" + filters).getList("links.strength"))
                .isEqualTo(count == 0 ? List.of() : List.of(count));
    }

    @Test
    void the_sectors_of_a_fact_are_those_of_its_item() {
        assertThat(get("/relations/CG-GA/timeline").getList("items.sectors"))
                .isEqualTo(List.of(List.of("trade", "energy"), List.of("trade", "energy")));
        var link = get("/relations?country=CG");
        assertThat(link.<String, Integer>getMap("links[0].sectors")).isEqualTo(Map.of("trade", 2, "energy", 2));
    }

    @Test
    void two_counts_only_where_people_of_both_met() {
        given().get("/relations/KZ-KG")
                .then()
                .body("counts.visits", is(3))
                .body("counts.meetings", is(2))
                .body("agreementsInForce", is(1))
                .body("counts.agreements", is(2))
                .body("lastContact.subject", is("meeting/kz-kg"))
                .body("lastContact.occurred", is("2024-03-05"))
                // visits 2 + 1 + 1, meetings 2 + 1, agreements 1 + 3
                .body("strength", is(11));
        assertThat(get("/relations?country=KZ").getList("links.strength")).isEqualTo(List.of(11));
    }

    @Test
    void visits_count_once_they_are_held_and_return_one_that_was_held_the_other_way() {
        given().get("/relations/SZ-LS")
                .then()
                .body("counts.visits", is(7))
                .body(
                        "visits",
                        equalTo(List.of(
                                Map.of("from", "LS", "to", "SZ", "count", 2),
                                Map.of("from", "SZ", "to", "LS", "count", 3))))
                .body("returnedVisits", is(2));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0"})
    void a_link_has_at_least_so_many_events(int least, int links) {
        assertThat(get("/relations?country=CG&minEvents=" + least).getList("links"))
                .hasSize(links);
    }
}
