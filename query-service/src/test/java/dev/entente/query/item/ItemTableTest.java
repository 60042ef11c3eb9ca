package dev.entente.query.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ItemTableTest {

    @Test
    void an_item_is_a_row() throws IOException {
        var out = new ByteArrayOutputStream();
        var table = new ItemTable(out);
        table.row("""
                {"id":"a","subject":"agreement/a","title":{"tr":"Anlaşma","en":"One, \\"two\\""},"status":"signed",
                 "occurred":"2024-08","countries":["MY","TR"],"sectors":["military","education"],"events":[{},{}],
                 "firstKnown":"2024-09-01T00:00:00Z","lastChanged":"2024-09-02T00:00:00Z",
                 "evidence":[{"url":"https://press.example.org/1"},{"url":"https://press.example.org/2"}]}""".getBytes(UTF_8));
        table.end();

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "id,subject,title,status,statusSince,occurred,countries,sectors,firstKnown,lastChanged,events,evidence",
                        "a,agreement/a,\"One, \"\"two\"\"\",signed,,2024-08,MY TR,military education,"
                                + "2024-09-01T00:00:00Z,2024-09-02T00:00:00Z,2,https://press.example.org/1");
    }
}
