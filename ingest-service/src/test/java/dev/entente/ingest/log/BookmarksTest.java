package dev.entente.ingest.log;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Keys;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class BookmarksTest {

    @Inject
    Bookmarks bookmarks;

    @Test
    void a_place_is_kept_under_its_name_and_moves() {
        assertThat(bookmarks.read("a-feed")).isEmpty();
        bookmarks.write("a-feed", "20240305120000");
        bookmarks.write("a-feed", "20240305121500");
        bookmarks.write("another", "1");

        assertThat(bookmarks.read("a-feed")).contains("20240305121500");
        assertThat(bookmarks.read("another")).contains("1");
    }
}
