package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstalledTest {
    @TempDir
    Path folder;

    @Test
    void children_that_last_run_from_a_copy_which_a_build_does_not_take_away() throws IOException {
        Path built = built("bin/server", "one");
        Files.setPosixFilePermissions(built.resolve("bin/server"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(built.resolve("bin/link"), Path.of("server"));
        Path programs = children().programs("server", built);
        Folders.delete(built);
        assertThat(programs.resolve("bin/server")).hasContent("one").isExecutable();
        assertThat(programs.resolve("bin/link")).hasContent("one").isSymbolicLink();
    }

    @Test
    void a_new_build_takes_the_place_of_the_copy_of_an_older_one() throws IOException {
        Path programs = children().programs("server", built("server-1", "one"));
        Folders.delete(folder.resolve("built"));
        Path built = built("server-2", "two");
        assertThat(children().programs("server", built)).isEqualTo(programs);
        assertThat(programs.resolve("server-1")).doesNotExist();
        assertThat(programs.resolve("server-2")).hasContent("two");
    }

    private LastingChildren children() {
        return new LastingChildren(folder.resolve("run"), folder.resolve("apps"));
    }

    private Path built(String file, String content) throws IOException {
        Path built = folder.resolve("built");
        Files.createDirectories(built.resolve(file).getParent());
        Files.writeString(built.resolve(file), content);
        return built;
    }
}
