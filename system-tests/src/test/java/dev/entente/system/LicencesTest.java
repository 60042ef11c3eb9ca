package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** {@code docs/licences.md} lists the libraries that the services ship, by licence. */
class LicencesTest {

    private static final Path ROOT = Path.of(System.getProperty("entente.root"));
    private static final List<String> SERVICES = List.of("ingest-service", "query-service", "notification-service");

    /** The property with which the build leaves out what a plugin is to be fetched for. */
    private static final String OFFLINE = "offline";

    private static final String HEAD = """
            # Licences

            Entente is under the [Apache License 2.0](../LICENSE). These are the libraries that its services ship, as their bills of
            materials (`target/bom.json` of each service, CycloneDX) tell; with them come their versions and where they are from.
            """;

    @Test
    void the_list_of_licences_is_what_the_bills_of_materials_tell() throws IOException {
        var bills = SERVICES.stream()
                .map(service -> ROOT.resolve(service).resolve("target/bom.json"))
                .toList();
        var missing = bills.stream().filter(bill -> !Files.exists(bill)).toList();
        assumeTrue(
                missing.isEmpty() || System.getProperty(OFFLINE) == null,
                "bills of materials are not made with -D" + OFFLINE);
        assertThat(missing)
                .as("bills of materials are made by ./mvnw package -DskipTests, but not with -D" + OFFLINE)
                .isEmpty();

        var list = HEAD + sections(bills);
        var draft = ROOT.resolve("system-tests/target/licences.md");
        Files.writeString(draft, list);

        assertThat(ROOT.resolve("docs/licences.md"))
                .as("if the licences are in order, replace it by %s", draft)
                .content()
                .isEqualTo(list);
    }

    private static String sections(List<Path> bills) throws IOException {
        Map<String, TreeSet<String>> libraries = new TreeMap<>();
        for (var bill : bills) {
            for (var component : Http.JSON.readTree(bill.toFile()).path("components")) {
                if (isListed(component)) {
                    libraries
                            .computeIfAbsent(licence(component), licence -> new TreeSet<>())
                            .add("`" + component.path("group").asText() + ":"
                                    + component.path("name").asText() + "`");
                }
            }
        }
        return libraries.entrySet().stream()
                .map(section -> "\n## " + section.getKey() + "\n\n" + String.join(",\n", section.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Not our own, and not what is another on each platform beside a library of the same. */
    private static boolean isListed(JsonNode component) {
        return !component.path("group").asText().equals("dev.entente")
                && !component.path("name").asText().startsWith("native-");
    }

    private static String licence(JsonNode component) {
        var names = component
                .path("licenses")
                .valueStream()
                .map(LicencesTest::name)
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? "Not told" : String.join(" or ", names);
    }

    private static String name(JsonNode choice) {
        var licence = choice.path("license");
        return choice.path("expression")
                .asText(licence.path("id").asText(licence.path("name").asText()));
    }
}
