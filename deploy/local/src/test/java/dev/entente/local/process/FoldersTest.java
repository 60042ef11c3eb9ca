package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FoldersTest {

    @TempDir
    private Path parent;

    @Test
    void a_draft_comes_to_its_place() throws IOException {
        Folders.moveUnlessThere(folder("draft", "mine"), parent.resolve("place"));

        assertThat(parent.resolve("place/file")).hasContent("mine");
        assertThat(parent.resolve("draft")).doesNotExist();
    }

    @Test
    void who_comes_second_finds_what_the_first_has_made_and_leaves_nothing() throws IOException {
        var place = folder("place", "of another");

        Folders.moveUnlessThere(folder("draft", "mine"), place);

        assertThat(place.resolve("file")).hasContent("of another");
        assertThat(parent.resolve("draft")).doesNotExist();
    }

    @Test
    void a_draft_that_cannot_come_to_its_place_stays() throws IOException {
        var draft = folder("draft", "mine");

        assertThatIOException()
                .isThrownBy(() ->
                        Folders.moveUnlessThere(draft, parent.resolve("nowhere").resolve("place")));
        assertThat(draft.resolve("file")).hasContent("mine");
    }

    private Path folder(String name, String content) throws IOException {
        var folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(folder.resolve("file"), content);
        return folder;
    }
}
