package dev.entente.events.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EventReaderTest {

    private static final String SIGNED = "dev.entente.agreement.signed.v1.full";

    @ParameterizedTest(name = "{0} is a fault at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the subject of another aggregate | /subject                | "visit/x"
            a subject that leads elsewhere   | /subject                | "agreement/../x"
            a subject without a slug         | /subject                | "agreement/"
            an empty subject                 | /subject                | ""
            an empty id                      | /id                     | ""
            a number as id                   | /id                     | 7
            an object as id                  | /id                     | {}
            a control character in the id    | /id                     | "a\\u0007"
            a source with a blank            | /source                 | "not a uri"
            an unknown type                  | /type                   | "dev.entente.agreement.celebrated.v1"
            a type of version 2              | /type                   | "dev.entente.agreement.signed.v2"
            a type that is none              | /type                   | "signed"
            specversion 0.3                  | /specversion            | "0.3"
            time that is none                | /time                   | "yesterday"
            time without a zone              | /time                   | "2024-08-20T09:00:00"
            time that no calendar has        | /time                   | "2024-02-30T09:00:00Z"
            time before the year 1 in UTC    | /time                   | "0001-01-01T00:00:00+01:00"
            time after the year 9999 in UTC  | /time                   | "9999-12-31T23:59:59-01:00"
            data in another language         | /datacontenttype        | "text/xml"
            data in base 64                  | /data_base64            | "e30="
            a source beyond ASCII            | /source                 | "https://press.example.org/türkiye"
            an empty source                  | /source                 | ""
            an empty specversion             | /specversion            | ""
            an empty type                    | /type                   | ""
            time with an offset of an hour   | /time                   | "2024-08-20T09:00:00+03"
            time without seconds             | /time                   | "2024-08-20T09:00Z"
            a media type that is none        | /datacontenttype        | "json"
            a schema that is relative        | /dataschema             | "schemas/signed"
            an empty schema                  | /dataschema             | ""
            a number as schema               | /dataschema             | 7
            an attribute of a broken number  | /correlationid          | 1.5
            an attribute beyond 32 bits      | /correlationid          | 2147483648
            an attribute without characters  | /correlationid          | "\uffff"
            an attribute in capitals         | /correlationId          | "x"
            an attribute with a slash        | /a~1b~0                 | "x"
            an attribute that is a list      | /correlationid          | [1]
            data that is a list              | /data                   | [1]
            data that is text                | /data                   | "{}"
            data that is null                | /data                   | null
            country XX                       | /data/parties/0/country | "XX"
            a country in small letters       | /data/parties/1/country | "tr"
            one party                        | /data/parties           | [{"country":"TR"}]
            two parties of one country       | /data/parties           | [{"country":"TR"},{"country":"TR"}]
            no party                         | /data/parties           | []
            occurred 2024-13                 | /data/occurred          | "2024-13"
            occurred 2023-02-29              | /data/occurred          | "2023-02-29"
            an interval that ends too early  | /data/occurred          | "2024-08/2024-07"
            occurred as a number             | /data/occurred          | 2024
            an unknown property              | /data/colour            | "red"
            an unknown property of a party   | /data/parties/0/colour  | "red"
            an unknown sector                | /data/sectors/0         | "astrology"
            a sector twice                   | /data/sectors           | ["military","military"]
            an unknown instrument            | /data/instrument        | "handshake"
            no title in any language         | /data/title             | {}
            a title of blanks                | /data/title/en          | "  "
            a title in no language           | /data/title/the best    | "x"
            a currency that is none          | /data/money/currency    | "ZZZ"
            an amount with a comma           | /data/money/amount      | "1,5"
            an amount with a line's end      | /data/money/amount      | "1\\n"
            a latitude of 91                 | /data/place/latitude    | 91
            a longitude as text              | /data/place/longitude   | "101"
            a reference with a line's end    | /data/references/0      | "visit/x\\n"
            evidence that is a script        | /data/evidence/0/url    | "javascript:alert(1)"
            evidence of an unknown kind      | /data/evidence/0/kind   | "rumour"
            a CAMEO code of letters          | /data/coding/cameo      | "AB"
            """)
    void a_fault_is_told_at_its_place(String what, String pointer, String value) throws Exception {
        assertThat(faults(changed(SIGNED, pointer, Json.MAPPER.readTree(value))))
                .as(what)
                .isNotEmpty()
                .allMatch(fault -> fault.pointer().equals(pointer), "points to " + pointer)
                .noneMatch(fault -> fault.detail().isBlank());
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visit.held             | /data/visitors            | [{"country":"%host%"}]
            visit.held             | /data/returns             | "agreement/x"
            visit.held             | /data/level               | "king"
            meeting.held           | /data/participants        | [{"country":"TR"}]
            meeting.held           | /data/format              | "telepathy"
            statement.made         | /data/position/issue      | "Not a slug"
            statement.made         | /data/position/stance     | "maybe"
            transfer.ordered       | /data/item/quantity       | 0
            transfer.ordered       | /data/item/quantity       | 1.5
            transfer.ordered       | /data/item/quantity       | "3"
            transfer.ordered       | /data/item/kind           | "gift"
            transfer.delivered     | /data/delivered           | 1000000001
            exercise.held          | /data/kind                | "parade"
            programme.announced    | /data/stage               | "dreamt"
            actor.described        | /data/kind                | "robot"
            actor.described        | /data/offices/0/from      | "soon"
            actor.described        | /data/identifiers/WIKI    | "Q1"
            actor.described        | /data/title               | {"en":"x"}
            report.sameAs          | /data/same                | ["agreement/x"]
            report.sameAs          | /data/same                | ["agreement/br-za-seeds","visit/y"]
            report.sameAs          | /data/same                | "agreement/x"
            report.sameAs          | /data/keep                | "agreement/third"
            report.retracted       | /data/retracts/id         | ""
            report.corrected       | /data/data                | []
            report.corrected       | /data/data/occurred       | "2024-13"
            report.corrected       | /data/data/colour         | "red"
            report.corrected       | /subject                  | "report/x"
            """)
    void so_is_one_of_another_kind(String type, String pointer, String value) throws Exception {
        var name = "dev.entente." + type + ".v1.full";
        var host = Approved.event(name).at("/data/host/country").asText();
        var faults = faults(changed(name, pointer, Json.MAPPER.readTree(value.replace("%host%", host))));
        assertThat(faults).extracting(Fault::pointer).contains(pointer);
        assertThat(faults).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/data/parties/0/country | CHL | is CL meant",
                "/data/parties/0/country | cl | is CL meant",
                "/data/parties/0/country | UK | is GB meant",
                "/data/parties/0/country | Chile | under /codes/countries: two capital letters (ISO 3166-1 alpha-2)",
                "/data/money/currency | eur | under /codes/currencies: three capital letters (ISO 4217), such as EUR; is EUR meant",
                "/data/title/en | `` | \"\" is blank",
                "/data/title/english language | x | is no language tag (BCP 47",
                "/data/money/amount | 1,000 | is no decimal number",
                "/data/evidence/0/url | www.example.org | begins with http:// or https://",
                "/data/references/0 | somewhere | is no subject",
                "/subject | visit/x | dev.entente.agreement.signed.v1 is about one of the aggregate 'agreement', so its subject begins with agreement/"
            })
    void a_fault_says_what_would_be_right(String pointer, String value, String told) throws Exception {
        var event = changed(SIGNED, pointer, text(value));

        assertThat(faults(event)).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.detail()).contains(told).doesNotContain("\\", "[a-z");
        });
    }

    @Test
    void a_report_is_told_whose_subject_it_takes() throws Exception {
        var event = changed("dev.entente.report.retracted.v1.full", "/subject", text("report/x"));

        assertThat(faults(event))
                .extracting(Fault::detail)
                .containsExactly(
                        "is of the aggregate 'report'; dev.entente.report.retracted.v1 takes the subject of the event that it is about, such as agreement/tr-my-corvettes");
    }

    @Test
    void a_place_with_half_of_its_coordinates_lacks_the_other() throws Exception {
        var event = changed(SIGNED, "/data/place", Json.MAPPER.readTree("{\"latitude\":1}"));
        assertThat(faults(event)).extracting(Fault::pointer).containsExactly("/data/place/longitude");
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_their_places() throws Exception {
        var event = changed(SIGNED, "/data/occurred", Json.MAPPER.readTree("\"2024-13\""));
        event.remove("subject");
        event.put("time", "yesterday").put("correlationid", "\u0000");
        ((ObjectNode) event.at("/data/parties/0")).put("country", "KE");
        ((ObjectNode) event.get("data"))
                .put("colour", "red")
                .putArray("sectors")
                .add("military")
                .add("astrology");
        assertThat(faults(event))
                .extracting(Fault::pointer)
                .containsExactly(
                        "/correlationid",
                        "/data/colour",
                        "/data/occurred",
                        "/data/parties",
                        "/data/sectors/1",
                        "/subject",
                        "/time");
    }

    static Stream<Arguments> unportable() {
        var deep = Json.MAPPER.createObjectNode();
        var innermost = deep;
        for (var level = 0; level < 900; level++) {
            innermost = innermost.putObject("a");
        }
        return Stream.of(
                arguments("a NUL", "/extra/a", text("a\u0000b")),
                arguments("half a surrogate pair", "/extra/a", text("a\ud83d")),
                arguments("the other half", "/extra/a", text("\udcaa!")),
                arguments(
                        "a number beyond all",
                        "/extra/a",
                        Json.object("{\"n\":1e999999999}").get("n")),
                arguments(
                        "a number without end",
                        "/extra/a",
                        Json.object("{\"n\":0." + "3".repeat(900) + "}").get("n")),
                arguments(
                        "next to nothing",
                        "/extra/a",
                        Json.object("{\"n\":1e-999999999}").get("n")),
                arguments(
                        "what is no number",
                        "/extra/a",
                        Json.MAPPER.getNodeFactory().numberNode(Double.NaN)),
                arguments("infinity", "/extra/a", Json.MAPPER.getNodeFactory().numberNode(Double.POSITIVE_INFINITY)),
                arguments("a deep well", "/extra/a", deep));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unportable")
    void what_no_store_can_hold_is_a_fault(String what, String pointer, JsonNode value) {
        var event = Approved.event(SIGNED);
        ((ObjectNode) event.at("/data/extra")).set("a", value);
        assertThat(faults(event))
                .as(what)
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).startsWith("/data" + pointer));
    }

    @Test
    void a_fault_can_be_told_even_where_what_was_sent_cannot_be_written() {
        var event = Approved.event(SIGNED);
        ((ObjectNode) event.at("/data/extra")).put("a\ud83d", "x");
        event.put("time", "\ud83d").put("b\udcaa", "x");
        ((ObjectNode) event.at("/data/parties/0")).put("country", "😀".repeat(100));
        assertThat(faults(event)).hasSize(3).allSatisfy(fault -> {
            var whole = fault.pointer() + fault.detail();
            assertThat(new String(whole.getBytes(UTF_8), UTF_8)).isEqualTo(whole);
            assertThat(fault.detail()).hasSizeLessThan(1100);
        });
        assertThat(faults(changed(SIGNED, "/subject", text("x".repeat(1_000_000)))))
                .allSatisfy(fault -> assertThat(fault.detail()).hasSizeLessThan(1100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "null", "[]", "7", "{\"occurred\":NaN}", "{\"a\":1,\"a\":2}", "\ufeff"})
    void a_record_whose_value_is_no_object_is_a_fault_of_its_data(String value) {
        assertThat(faultsOfRecord(value.getBytes(UTF_8)))
                .isNotEmpty()
                .allMatch(fault -> fault.isWithin("/data"), "points to /data");
    }

    @Test
    void so_is_one_that_is_no_text() {
        assertThat(faultsOfRecord(null)).extracting(Fault::pointer).containsExactly("/data");
        for (var bytes : List.of(
                new byte[] {0, 0, 0, '{', 0, 17, 0, 0},
                new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 1},
                new byte[] {'{', '"', (byte) 0xc3, '"'},
                new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                "{\"x".getBytes(UTF_16))) {
            assertThat(faultsOfRecord(bytes)).isNotEmpty().allMatch(fault -> fault.isWithin("/data"));
        }
    }

    @Test
    void an_attribute_must_not_pose_as_the_data() {
        var event = StructuredMode.read(Approved.event(SIGNED));
        var headers = new HashMap<>(KafkaMode.headers(event));
        headers.put("ce_data", "x".getBytes(UTF_8));
        var invalid = catchThrowableOfType(InvalidEvent.class, () -> KafkaMode.read(headers, KafkaMode.value(event)));
        assertThat(invalid.faults()).extracting(Fault::pointer).containsExactly("/data");
    }

    @Test
    void headers_of_others_are_left_alone() {
        var event = StructuredMode.read(Approved.event(SIGNED));
        var headers = new HashMap<>(KafkaMode.headers(event));
        headers.put("traceparent", "00-x".getBytes(UTF_8));
        headers.put("ce_empty", null);
        assertThat(KafkaMode.read(headers, KafkaMode.value(event))).isEqualTo(event);
    }

    @Test
    void times_are_written_in_utc_and_numbers_keep_their_digits() {
        var sent = changed(SIGNED, "/time", text("2024-08-20t12:00:00.120+03:00"));
        ((ObjectNode) sent.at("/data/place"))
                .set("latitude", Json.object("{\"n\":3.1390000}").get("n"));
        var written = StructuredMode.write(StructuredMode.read(sent));
        assertThat(written.path("time").asText()).isEqualTo("2024-08-20T09:00:00.120Z");
        assertThat(written.toString()).contains("\"latitude\":3.1390000");
    }

    @Test
    void extensions_may_be_flags_and_integers() {
        var event = Approved.event(SIGNED);
        event.put("urgent", true).put("desk", 7).putNull("nothing");
        assertThat(StructuredMode.read(event).extensions())
                .containsAllEntriesOf(Map.of("urgent", "true", "desk", "7"))
                .doesNotContainKey("nothing");
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().textNode(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'corrects':{'source':'s','id':'i'},'data':{'occurred':'2024-13'}} | /data/data/data/occurred",
                "{'corrects':{'source':'s','id':'i'},'data':{'corrects':{'source':'s','id':''},'data':{}}} | /data/data/data/corrects/id",
                "{'corrects':{'source':'s','id':'i'},'data':'x'} | /data/data/data",
                "{'retracts':{'source':'s','id':7}} | /data/data/retracts/id",
                "{'same':['agreement/x','agreement/x']} | /data/data/same",
            })
    void of_a_correction_of_a_report_the_data_are_checked_also_where_no_type_is_told(String data, String pointer)
            throws Exception {
        var event = changed(
                "dev.entente.report.corrected.v1.full", "/data/data", Json.MAPPER.readTree(data.replace('\'', '"')));
        ((ObjectNode) event.get("data")).remove("type");

        assertThat(faults(event)).extracting(Fault::pointer).contains(pointer);
    }

    private static List<Fault> faultsOfRecord(byte[] value) {
        var headers = KafkaMode.headers(StructuredMode.read(Approved.event(SIGNED)));
        return catchThrowableOfType(InvalidEvent.class, () -> KafkaMode.read(headers, value))
                .faults();
    }

    private static List<Fault> faults(JsonNode event) {
        return catchThrowableOfType(InvalidEvent.class, () -> StructuredMode.read(event))
                .faults();
    }

    private static ObjectNode changed(String name, String pointer, JsonNode value) {
        var event = Approved.event(name);
        var at = JsonPointer.compile(pointer);
        switch (event.at(at.head())) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            case JsonNode other -> throw new IllegalArgumentException(pointer + " leads into " + other);
        }
        return event;
    }
}
