package dev.entente.query.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which contract each version of the projection folds by: the newest replica wins, so a contract has a number of its own. */
class ProjectionVersionTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/versions-of-the-projection.txt");

    private static List<ProjectionVersion> approved() {
        try {
            return Files.readAllLines(APPROVED).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(ProjectionVersion::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void another_contract_has_another_number() {
        assertThat(approved().getLast())
                .as(
                        "the contract of kinds and facts has changed: raise VERSION in Telling, and add the line '%s %s' to %s",
                        approved().getLast().number() + 1, Telling.version().contract(), APPROVED)
                .isEqualTo(Telling.version());
    }

    @Test
    void numbers_only_grow() {
        assertThat(approved().stream().map(ProjectionVersion::number))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(approved().stream().map(ProjectionVersion::contract))
                .allMatch(contract -> contract.matches("[0-9a-f]{64}"));
    }

    @Test
    void the_newer_one_has_the_higher_number_and_what_cannot_be_read_is_older_than_all() {
        var own = Telling.version();
        assertThat(ProjectionVersion.parse(own.toString())).isEqualTo(own);
        assertThat(ProjectionVersion.parse("10 a").isNewerThan(ProjectionVersion.parse("9 b")))
                .isTrue();
        assertThat(ProjectionVersion.parse("9 a").isNewerThan(ProjectionVersion.parse("9 b")))
                .isFalse();
        assertThat(List.of("", "unknown", "5", "-1 a", "99999999999 a"))
                .allMatch(text -> own.isNewerThan(ProjectionVersion.parse(text)));
    }
}
