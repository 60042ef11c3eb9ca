package dev.entente.local.up;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.Command;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.up.Options.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {
    @Test
    void without_words_the_whole_system_stays_in_the_foreground() {
        Options options = parse();

        assertThat(options.parts()).containsExactly(Part.values());
        assertThat(options.sample() || options.fresh() || options.detach()).isFalse();
    }

    @Test
    void every_flag_is_understood() {
        Options options = parse("--sample", "--fresh", "--detach");

        assertThat(options.sample() && options.fresh() && options.detach()).isTrue();
    }

    @Test
    void the_first_call_shows_what_was_brought_in() {
        assertThat(parse("--sample").firstCall()).isEqualTo("/relations/TR-MY");
        assertThat(parse("--sample", "treaties").firstCall()).isEqualTo("/relations/GB-TR");
    }

    @Test
    void the_sample_can_include_the_treaties() {
        assertThat(parse("--sample").treaties()).isFalse();
        assertThat(parse("--sample", "treaties", "--detach").treaties()).isTrue();
        assertThat(parse("--sample=treaties").sample()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only=kafka,mail", "--only=mail, kafka"})
    void only_names_what_is_started(String words) {
        assertThat(parse(words).parts()).containsExactly(Part.KAFKA, Part.MAIL);
    }

    @Test
    void only_may_name_services_too() {
        assertThat(parse("--only=kafka,ingest-service").parts()).containsExactly(Part.KAFKA, Part.INGEST_SERVICE);
    }

    @Test
    void a_live_feed_is_followed_where_it_is_asked_for() {
        assertThat(LiveFeed.variables(parse(), Map.of())).isEmpty();
        assertThat(LiveFeed.variables(parse("--live", "gdelt"), Map.of()))
                .containsExactly(Map.entry("ENTENTE_INGEST_GDELT_FEED_ENABLED", "true"));
    }

    @Test
    void a_live_feed_can_be_served_elsewhere() {
        String base = "http://127.0.0.1:9000/gdeltv2";

        assertThat(LiveFeed.variables(parse("--live", "gdelt"), Map.of(LiveFeed.VARIABLE, base)))
                .containsEntry("ENTENTE_INGEST_GDELT_FEED_BASE", base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "gdelt", "http:", "http://a b"})
    void an_address_that_is_none_is_told_by_its_variable(String base) {
        Options live = parse("--live", "gdelt");

        assertThatThrownBy(() -> LiveFeed.variables(live, Map.of(LiveFeed.VARIABLE, base)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("ENTENTE_GDELT_FEED is '" + base + "'");
    }

    @Test
    void a_live_feed_needs_the_services() {
        assertThatThrownBy(() -> parse("--live", "gdelt", "--only", "kafka")).isInstanceOf(UsageFailure.class);
    }

    @Test
    void the_sample_needs_the_services() {
        assertThatThrownBy(() -> parse("--sample", "--only", "kafka")).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> parse("--sample", "--only", "kafka,ingest-service"))
                .isInstanceOf(UsageFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--smaple", "sample", "--only", "--only=kafka,redis", "--only=", "--live", "--live=other"})
    void what_is_not_understood_ends_with_status_2(String word) {
        int status = Command.describedAs("usage").run(new String[] {word}, Options::parse);

        assertThat(status).isEqualTo(2);
    }

    @Test
    void ports_are_chosen_by_the_environment() {
        assertThat(Port.chosen(Map.of("ENTENTE_KAFKA_PORT", "19092")))
                .containsEntry(Port.KAFKA, 19092)
                .containsEntry(Port.QUERY, 8082);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "-1", "many"})
    void what_is_no_port_is_told_by_its_variable(String text) {
        assertThatThrownBy(() -> Port.chosen(Map.of("ENTENTE_KAFKA_PORT", text)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("ENTENTE_KAFKA_PORT is '" + text + "'");
    }

    @Test
    void two_users_of_one_port_are_told_before_anything_starts() {
        assertThatThrownBy(() -> Port.chosen(Map.of("ENTENTE_KAFKA_PORT", "8081")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("ENTENTE_INGEST_PORT and ENTENTE_KAFKA_PORT are both 8081");
    }

    private static Options parse(String... words) {
        return Options.parse(new Arguments(List.of(words)));
    }
}
