package dev.entente.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void forgetting_the_data_deletes_all_of_it() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.prepare();
        Files.createDirectories(data.of("kafka").resolve("log"));
        Files.writeString(data.of("kafka").resolve("log/0.log"), "x");

        data.clear();

        assertThat(data.of("kafka")).doesNotExist();
        data.prepare();
    }

    @Test
    void data_that_is_there_already_needs_less_space_to_start_again() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.prepare();
        long atFirst = data.leastFree();

        Files.createDirectories(data.of("kafka"));

        assertThat(data.leastFree()).isLessThan(atFirst / 4);
    }

    @Test
    void a_folder_that_is_not_ours_is_neither_used_nor_deleted() throws IOException {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "x");
        DataFolder data = new DataFolder(folder);

        assertThatThrownBy(data::prepare).isInstanceOf(LocalFailure.class).hasMessageContaining("ENTENTE_DATA");
        assertThatThrownBy(data::clear).isInstanceOf(LocalFailure.class).hasMessageContaining("not deleted");
        assertThat(precious).exists();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_the_way_out() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(new DataFolder(file.resolve("data"))::prepare)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(file + "/data cannot be written")
                .hasMessageContaining("ENTENTE_DATA");
    }

    @Test
    void a_command_line_tells_by_what_it_names_whose_data_it_works_on() {
        DataFolder data = new DataFolder(folder.resolve("data"));
        String command = "java -Dlog=%s/kafka/logs -cp a.jar:b.jar kafka.Kafka".formatted(data.folder());
        assertThat(DataFolder.namedIn(command)).isEmpty();
        assertThat(data.isThere()).isFalse();

        data.prepare();

        assertThat(DataFolder.namedIn(command)).contains(data);
        assertThat(DataFolder.namedIn("java -jar /opt/other.jar --data " + folder))
                .isEmpty();
        assertThat(data.isThere()).isTrue();
    }

    @Test
    void links_in_the_data_are_deleted_and_not_followed() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.prepare();
        Path outside = Files.writeString(folder.resolve("outside"), "x");
        Files.createSymbolicLink(data.of("link"), folder);

        data.clear();

        assertThat(data.of("link")).doesNotExist();
        assertThat(outside).exists();
    }
}
