package dev.entente.events;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.actor.ActorProfile;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome.Standing;
import dev.entente.events.json.Json;
import dev.entente.events.meeting.Meeting;
import dev.entente.events.programme.Programme;
import dev.entente.events.statement.Statement;
import dev.entente.events.transfer.Transfer;
import dev.entente.events.visit.Visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The sample corpus tells, as events, every fact of its source: Türkiye and Malaysia in 2024. */
class CorpusTest {

    private static final List<RecordedEvent> EVENTS = new ArrayList<>();
    private static List<Item> items;

    @BeforeAll
    static void fold() throws Exception {
        var file = CorpusTest.class.getResourceAsStream("corpus/turkiye-malaysia-2024.ndjson");
        try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            for (var line : lines.lines().toList()) {
                EVENTS.add(Story.recorded(StructuredMode.read(Json.object(line)), EVENTS.size()));
            }
        }
        items = Fold.of(EVENTS).values().stream()
                .map(outcome -> ((Standing) outcome).item())
                .toList();
    }

    @Test
    void it_holds_together() {
        assertThat(items).allSatisfy(item -> assertThat(item.anomalies()).isEmpty());
        assertThat(EVENTS).extracting(RecordedEvent::key).doesNotHaveDuplicates();
        var subjects = items.stream().map(Item::subject).toList();
        assertThat(items.stream().flatMap(item -> item.references().stream())).isSubsetOf(subjects);
        assertThat(items.stream()
                        .flatMap(item -> item.state().actors().stream())
                        .flatMap(actor -> actor.actor().stream()))
                .isNotEmpty()
                .isSubsetOf(subjects);
    }

    @Test
    void every_text_is_in_three_languages_and_every_event_names_its_evidence() {
        for (var event : EVENTS) {
            var data = event.event().data();
            for (var property : List.of("title", "name", "summary", "quote")) {
                if (data.has(property)) {
                    assertThat(languages(data.get(property)))
                            .as(event.key() + " " + property)
                            .containsExactly("en", "ms", "tr");
                }
            }
            assertThat(data.at("/evidence/0/kind").asText()).isEqualTo("press");
            assertThat(data.at("/evidence/0/reliability").asText()).isEqualTo("commentary");
        }
    }

    @ParameterizedTest
    @CsvSource({"agreement, 3", "visit, 2", "meeting, 5", "statement, 4", "transfer, 1", "programme, 2", "actor, 15"})
    void there_is_enough_of_each_kind(String kind, int least) {
        assertThat(items.stream().filter(item -> item.subject().aggregate().equals(kind)))
                .hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void the_visit_to_kuala_lumpur_returns_that_to_ankara() {
        var ankara = the(Visit.class, item -> item.occurred().toString().equals("2024-06-11"));
        var kualaLumpur = the(Visit.class, item -> item.occurred().toString().equals("2024-08"));
        var first = (Visit) ankara.state();
        var second = (Visit) kualaLumpur.state();
        assertThat(first.terms().host().orElseThrow().country()).isEqualTo("TR");
        assertThat(people(first.terms().visitors())).containsExactly("Mohamed Khaled Nordin");
        assertThat(ankara.place().orElseThrow().name()).contains("Ankara");
        assertThat(second.terms().returns()).contains(ankara.subject());
        assertThat(people(second.terms().visitors())).containsExactlyInAnyOrder("Yaşar Güler", "Haluk Görgün");
        assertThat(second.terms().host().orElseThrow().country()).isEqualTo("MY");
        assertThat(kualaLumpur.place().orElseThrow().name()).contains("Kuala Lumpur");
        assertThat(second.progress().status()).isEqualTo(Plan.HELD);
    }

    @ParameterizedTest
    @CsvSource({
        "Anwar Ibrahim, Prime Minister",
        "Mohamed Khaled Nordin, Defence Minister",
        "Mohammad Ab Rahman, Armed Forces Chief",
        "Muhammad Hafizuddeain Jantan, Army Chief",
        "Mohd Asghar Khan Goriman Khan, Air Force Chief"
    })
    void the_guests_met_the_five_hosts(String host, String office) {
        var meeting = the(Meeting.class, item -> people(item.state().actors()).contains(host));
        assertThat(people(meeting.state().actors())).contains("Yaşar Güler", "Haluk Görgün", host);
        assertThat(meeting.state().actors())
                .anySatisfy(actor -> assertThat(actor.office().orElse("")).contains(office));
        assertThat(meeting.occurred()).hasToString("2024-08");
        assertThat(meeting.place().orElseThrow().country()).contains("MY");
    }

    @ParameterizedTest
    @CsvSource({"corvette, ship", "missile, missile"})
    void what_turkiye_supplies_is_agreed_and_ordered(String word, String category) {
        var agreement = the(
                Agreement.class,
                item -> item.title()
                        .in("en")
                        .orElseThrow()
                        .toLowerCase(Locale.ROOT)
                        .contains(word));
        assertThat(agreement.status()).isEqualTo("inForce");
        assertThat(agreement.occurred()).hasToString("../2024-08");
        assertThat(agreement.countries()).containsExactly("MY", "TR");
        var transfer = the(
                Transfer.class,
                item -> ((Transfer) item.state())
                        .terms()
                        .item()
                        .orElseThrow()
                        .category()
                        .equals(Optional.of(category)));
        var terms = ((Transfer) transfer.state()).terms();
        assertThat(terms.supplier().orElseThrow().country()).isEqualTo("TR");
        assertThat(terms.recipient().orElseThrow().country()).isEqualTo("MY");
        assertThat(terms.item().orElseThrow().quantity())
                .isEqualTo(word.equals("corvette") ? Optional.of(3) : Optional.empty());
        assertThat(transfer.status()).isEqualTo("ordered");
        assertThat(transfer.references()).contains(agreement.subject());
    }

    @Test
    void turkiye_trains_malaysian_military_personnel() {
        var agreement = the(Agreement.class, item -> item.sectors().contains("education"));
        assertThat(agreement.status()).isEqualTo("inForce");
        assertThat(agreement.occurred()).hasToString("../2024-08");
        assertThat(agreement.sectors()).contains("military");
    }

    @Test
    void both_take_the_side_of_palestine() {
        var sides = items.stream()
                .filter(item -> item.state() instanceof Statement)
                .filter(item -> ((Statement) item.state()).terms().position().isPresent())
                .toList();
        assertThat(sides).allSatisfy(item -> {
            var position = ((Statement) item.state()).terms().position().orElseThrow();
            assertThat(position.issue()).isEqualTo("israeli-palestinian-conflict");
            assertThat(position.stance()).isEqualTo("supports");
            assertThat(position.of()).contains("palestine");
            assertThat(item.occurred()).hasToString("../2024-08");
        });
        assertThat(sides.stream().flatMap(item -> item.countries().stream())).containsExactlyInAnyOrder("MY", "TR");
        assertThat(sides)
                .anySatisfy(item -> assertThat(people(item.state().actors())).contains("Anwar Ibrahim"));
    }

    @Test
    void they_declare_to_deepen_their_ties() {
        var joint = the(Statement.class, item -> item.countries().equals(List.of("MY", "TR")));
        assertThat(joint.occurred()).hasToString("2024-08");
        assertThat(joint.sectors()).contains("military");
    }

    @Test
    void haluk_gorgun_posts_after_the_meeting_with_the_prime_minister() {
        var post = the(
                Statement.class,
                item -> ((Statement) item.state()).terms().medium().equals(Optional.of("social")));
        assertThat(post.occurred()).hasToString("2024-08-23");
        assertThat(people(post.state().actors())).containsExactly("Haluk Görgün");
        var meeting = the(Meeting.class, item -> people(item.state().actors()).contains("Anwar Ibrahim"));
        assertThat(post.references()).contains(meeting.subject());
    }

    @ParameterizedTest
    @CsvSource({
        "intended, defence-industry military diplomacy",
        "hoped-for, culture education intelligence military defence-industry"
    })
    void cooperation_is_intended_and_hoped_for(String stage, String sectors) {
        var programme = the(
                Programme.class,
                item -> ((Programme) item.state()).terms().stage().equals(Optional.of(stage)));
        assertThat(programme.sectors()).containsExactlyInAnyOrder(sectors.split(" "));
        assertThat(programme.countries()).containsExactly("MY", "TR");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Türkiye                         | TR | country      |                                   |
            Malaysia                        | MY | country      |                                   |
            Savunma Sanayii Başkanlığı      | TR | organization | SSB                               |
            Ministry of National Defence    | TR | organization |                                   |
            Ministry of Defence             | MY | organization |                                   |
            Malaysian Armed Forces          | MY | organization |                                   |
            Malaysian Army                  | MY | organization |                                   |
            Royal Malaysian Air Force       | MY | organization |                                   |
            Yaşar Güler                     | TR | person       | Yasar Güler;Yasar Guler           | Minister of National Defence
            Haluk Görgün                    | TR | person       | Prof. Dr. Haluk Görgün            | Defence Industry Agency
            Anwar Ibrahim                   | MY | person       | Anvar Ibrahim;Anvar               | Prime Minister
            Mohamed Khaled Nordin           | MY | person       | Seri Mohamed Khaled Nordin;Nordin | Defence Minister
            Mohammad Ab Rahman              | MY | person       |                                   | Armed Forces Chief
            Muhammad Hafizuddeain Jantan    | MY | person       |                                   | Army Chief
            Mohd Asghar Khan Goriman Khan   | MY | person       |                                   | Air Force Chief
            """)
    void every_actor_is_described(String name, String country, String kind, String aliases, String office) {
        var actor = the(
                ActorProfile.class,
                item -> names(item).contains(name) && item.countries().equals(List.of(country)));
        var terms = ((ActorProfile) actor.state()).terms();
        assertThat(terms.kind()).contains(kind);
        if (aliases != null) {
            assertThat(terms.aliases()).contains(aliases.split(";", -1));
        }
        if (office != null) {
            assertThat(terms.offices())
                    .anySatisfy(held -> assertThat(
                                    held.office() + " " + held.organization().orElse(""))
                            .containsIgnoringCase(office));
        }
    }

    private static List<String> names(Item actor) {
        return Stream.concat(
                        actor.title().byLanguage().values().stream(),
                        ((ActorProfile) actor.state()).terms().aliases().stream())
                .toList();
    }

    private static Item the(Class<? extends State<?>> state, Predicate<Item> wanted) {
        var found = items.stream()
                .filter(item -> state.isInstance(item.state()))
                .filter(wanted)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<String> people(List<Actor> actors) {
        return actors.stream().flatMap(actor -> actor.person().stream()).toList();
    }

    private static Set<String> languages(JsonNode text) {
        var languages = new TreeSet<String>();
        text.fieldNames().forEachRemaining(languages::add);
        return languages;
    }
}
