package dev.entente.ingest.gdelt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class EventWriterTest {

    @Test
    void an_event_tells_what_its_row_tells() {
        var event = event(Rows.row()
                .with(Column.PLACE_LATITUDE, "3.1667")
                .with(Column.PLACE_LONGITUDE, "101.7")
                .with(Column.GOLDSTEIN, "8.0")
                .with(Column.MENTIONS, "4")
                .with(Column.SOURCES, "1")
                .with(Column.ARTICLES, "4")
                .with(Column.TONE, "-2.51")
                .with(Column.IS_ROOT_EVENT, "1")
                .with(Column.ACTOR1_CODE, "TURGOV"));

        assertThat(event.path("id").asText()).isEqualTo("gdelt2-881990832");
        assertThat(event.path("time").asText()).isEqualTo("2024-03-05T12:15:00Z");
        assertThat(event.at("/data/occurred").asText()).isEqualTo("2024-03-05");
        assertThat(event.at("/data/place"))
                .hasToString("{\"country\":\"MY\",\"name\":\"Kuala Lumpur, Kuala Lumpur, Malaysia\","
                        + "\"latitude\":3.1667,\"longitude\":101.7}");
        assertThat(event.at("/data/evidence"))
                .hasToString("[{\"url\":\"https://news.example.org/a/1\",\"publisher\":\"news.example.org\","
                        + "\"kind\":\"press\",\"reliability\":\"reported\"}]");
        assertThat(event.at("/data/extra"))
                .hasToString("{\"globalEventId\":881990832,\"goldstein\":8.0,\"mentions\":4,\"sources\":1,"
                        + "\"articles\":4,\"tone\":-2.51,\"rootEvent\":true,\"actor1\":\"TURGOV\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "AU,AT", "AS,AU", "CH,CN", "RS,RU", "RI,RS", "RB,RS", "GZ,PS", "WE,PS", "SN,SG", "SG,SN", "TU,TR", "UK,GB"
    })
    void a_place_is_read_by_FIPS_and_never_as_ISO(String fips, String iso) {
        assertThat(event(Rows.row().with(Column.PLACE_COUNTRY, fips))
                        .at("/data/place/country")
                        .asText())
                .isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS", "YI", "", "??"})
    void a_place_without_a_country_of_today_has_none(String fips) {
        var event = event(Rows.row().with(Column.PLACE_COUNTRY, fips));

        assertThat(event.at("/data/place").has("country")).isFalse();
        assertThat(event.path("subject")).isEqualTo(event(Rows.row()).path("subject"));
    }

    @Test
    void without_a_place_there_is_none() {
        assertThat(event(Rows.row().with(Column.PLACE_COUNTRY, "").with(Column.PLACE_NAME, ""))
                        .at("/data")
                        .has("place"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ROM,RO", "TMP,TL", "MTN,ME", "IMY,IM", "WSB,PS", "GZS,PS", "SSD,SS", "XKX,XK"})
    void an_actor_is_read_by_CAMEO(String cameo, String iso) {
        assertThat(event(Rows.row("TUR", "042", cameo)).at("/data/host/country").asText())
                .isEqualTo(iso);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.news.example.org/a, news.example.org",
        "HTTP://News.Example.ORG:8080/a?b=c, news.example.org",
        "http://somebody@news.example.org/, news.example.org",
        "https://news.example.org, news.example.org"
    })
    void the_publisher_is_the_host_of_the_address(String url, String publisher) {
        assertThat(event(Rows.row().url(url)).at("/data/evidence/0/publisher").asText())
                .isEqualTo(publisher);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "BBC Monitoring", "ftp://news.example.org/a", "https://", "https:// a/b", "javascript:1"})
    void what_is_no_address_on_the_web_is_no_evidence(String url) {
        assertThat(event(Rows.row().url(url)).at("/data/evidence")).isEmpty();
    }

    @Test
    void reports_of_one_happening_have_one_subject_whoever_publishes_them_and_whoever_is_named_first() {
        var one = Rows.row("TUR", "057", "MYS").id(1).url("https://a.example.org/1");
        var other = Rows.row("MYS", "057", "TUR").id(2).url("https://b.example.org/1");

        assertThat(subject(one)).isEqualTo(subject(other));
        assertThat(event(one).path("id")).isNotEqualTo(event(other).path("id"));
    }

    @Test
    void a_visit_and_its_hosting_are_one_wherever_the_report_was_written() {
        var made = Rows.row("TUR", "042", "MYS").with(Column.PLACE_COUNTRY, "TU");
        var hosted = Rows.row("MYS", "043", "TUR").with(Column.PLACE_COUNTRY, "MY");

        assertThat(subject(made)).isEqualTo(subject(hosted));
        assertThat(subject(made)).isNotEqualTo(subject(Rows.row("MYS", "042", "TUR")));
    }

    @Test
    void another_day_kind_pair_or_third_country_is_another_happening() {
        var signed = Rows.row();

        assertThat(subject(signed))
                .isNotEqualTo(subject(Rows.row().with(Column.SQL_DATE, "20240306")))
                .isNotEqualTo(subject(Rows.row("TUR", "040", "MYS")))
                .isNotEqualTo(subject(Rows.row("TUR", "057", "IDN")))
                .isNotEqualTo(subject(Rows.row().with(Column.PLACE_COUNTRY, "SZ")));
    }

    @Test
    void at_the_one_at_the_other_or_nowhere_it_is_the_same() {
        assertThat(subject(Rows.row()))
                .isEqualTo(subject(Rows.row().with(Column.PLACE_NAME, "Malaysia")))
                .isEqualTo(subject(Rows.row().with(Column.PLACE_COUNTRY, "TU")))
                .isEqualTo(subject(Rows.row().with(Column.PLACE_COUNTRY, "")));
    }

    @Test
    void what_another_source_imports_is_an_item_of_its_own() {
        var collected = new Collected();
        Import.run(Rows.export(Rows.file(Rows.row())), "https://gdelt.example.org/", collected, 1);
        Import.run(Rows.export(Rows.file(Rows.row())), "https://other.example.org/", collected, 1);

        assertThat(collected.events().get(0).path("subject"))
                .isNotEqualTo(collected.events().get(1).path("subject"));
    }

    @Test
    void what_one_says_of_another_is_not_what_the_other_says_of_the_one() {
        assertThat(subject(Rows.row("TUR", "051", "MYS"))).isNotEqualTo(subject(Rows.row("MYS", "051", "TUR")));
    }

    private static String subject(Rows row) {
        return event(row).path("subject").asText();
    }

    private static ObjectNode event(Rows row) {
        return Collected.of(row).getFirst();
    }
}
