package dev.entente.system;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alerts come when they should, not when they should not, and say what to do. What Prometheus makes of the rules, {@link Promtool}
 * tries.
 */
class AlertsTest {

    private static final Path FOLDER = Checkout.file("deploy/observability");
    private static final String CASES = "deploy/observability/tests/rules.yaml";

    @Test
    void each_alert_comes_when_it_should_and_not_otherwise() {
        Promtool.passes("test", "rules", Checkout.file(CASES));
    }

    @Test
    void for_each_alert_a_case_says_when_it_comes_and_another_when_not() {
        var coming = cases().filter(some -> some.has("exp_alerts")).map(AlertsTest::name);
        var silent = cases().filter(some -> !some.has("exp_alerts")).map(AlertsTest::name);
        var all = rules().map(rule -> rule.path("alert").asText()).collect(Collectors.toSet());

        assertThat(coming.collect(Collectors.toSet())).isEqualTo(all);
        assertThat(silent.collect(Collectors.toSet())).isEqualTo(all);
    }

    private static Stream<JsonNode> cases() {
        return Manifests.documents(Checkout.file(CASES))
                .getFirst()
                .path("tests")
                .valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream());
    }

    private static String name(JsonNode some) {
        return some.path("alertname").asText();
    }

    static Stream<JsonNode> rules() {
        return Stream.of("alerts/entente.yaml", "mirror/alerts.yaml")
                .flatMap(AlertsTest::groups)
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static Stream<JsonNode> groups(String file) {
        return Manifests.documents(FOLDER.resolve(file))
                .getFirst()
                .path("groups")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_alert_has_a_page_that_begins_with_its_words_and_says_what_to_do(JsonNode rule) {
        var name = rule.path("alert").asText();
        var head = "# %s\n\n*%s* (%s, after %s)\n\n"
                .formatted(
                        name,
                        rule.at("/annotations/summary").asText(),
                        rule.at("/labels/severity").asText(),
                        rule.path("for").asText());

        assertThat(Checkout.file(rule.at("/annotations/runbook").asText()))
                .hasFileName(name + ".md")
                .content()
                .startsWith(head)
                .contains("## Look\n", "## Do\n");
    }

    @Test
    void no_page_is_about_an_alert_that_there_is_not() {
        var pages = Set.of(Checkout.file("docs/runbooks").toFile().list());

        assertThat(pages)
                .containsExactlyInAnyOrderElementsOf(
                        rules().map(rule -> rule.path("alert").asText() + ".md").toList());
    }

    @Test
    void clusters_get_the_same_rules() {
        assertThat(manifest("base/watch/rules.yaml"))
                .containsExactlyElementsOf(groups("alerts/entente.yaml").toList());
        assertThat(manifest("mirror/watch.yaml"))
                .containsExactlyElementsOf(groups("mirror/alerts.yaml").toList());
    }

    private static Stream<JsonNode> manifest(String file) {
        return Manifests.documents(Manifests.FOLDER.resolve(file)).stream()
                .filter(document -> document.path("kind").asText().equals("PrometheusRule"))
                .flatMap(document -> document.at("/spec/groups").valueStream());
    }
}
