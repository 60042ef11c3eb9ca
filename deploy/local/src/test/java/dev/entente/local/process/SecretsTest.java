package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretsTest {
    @TempDir
    private Path data;

    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = new Secrets(data.resolve("keys"));
    }

    @Test
    void a_secret_is_kept_in_a_folder_that_only_its_owner_may_enter() throws IOException {
        String first = secrets.password("postgres");

        assertThat(secrets.password("postgres")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_secret_that_others_may_read_is_none() throws IOException {
        secrets.password("postgres");
        Path file = secrets.folder().resolve("postgres");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> secrets.password("postgres"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("(rw-r--r--)")
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void a_secret_that_another_user_made_is_not_taken() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        secrets.password("postgres");
        Path file = secrets.folder().resolve("postgres");
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatThrownBy(() -> secrets.password("postgres"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("belongs to nobody")
                .hasMessageContaining("ENTENTE_DATA");
    }
}
