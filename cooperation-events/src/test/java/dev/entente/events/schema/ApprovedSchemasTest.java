package dev.entente.events.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.entente.events.Approved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Each published schema is approved as it is put together: what the log holds has been valid by it and has to stay so. A
 * code dropped from a list, a property that became required, a rule that was added are seen here, whatever file they are
 * in.
 */
class ApprovedSchemasTest {

    private static final Path FOLDER = Approved.FOLDER.resolve("schemas");
    private static final Path DRAFTS = Path.of("target/approved-drafts/schemas");

    static List<String> types() {
        return Schemas.published().types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_is_published_as_it_was_approved(String type) throws IOException {
        var published = Schemas.published().document(type).orElseThrow().toPrettyString() + "\n";
        var file = FOLDER.resolve(type + ".json");
        if (Files.notExists(file) || !published.equals(Files.readString(file))) {
            Files.createDirectories(DRAFTS);
            Files.writeString(DRAFTS.resolve(type + ".json"), published);
            fail(
                    "the schema of %s is not the approved one: compare cooperation-events/%s with cooperation-events/%s. If what"
                                    .formatted(type, file, DRAFTS.resolve(type + ".json"))
                            + " was valid stays valid, move the latter there; else it is a new version of the type (CONTRIBUTING.md).");
        }
    }

    @Test
    void no_type_vanishes_that_was_published() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(types());
        }
    }
}
