package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {

    @Test
    void that_everything_is_folded_is_heard_however_soon_after_something_else() throws SQLException {
        var heard = new ArrayList<Long>();
        var watch = Watch.sometimes((archived, folded) -> heard.add(folded));
        for (var folded = 0; folded <= 1_000; folded++) {
            watch.passed(1_000, folded);
        }

        assertThat(heard).startsWith(0L).endsWith(1_000L).hasSizeLessThan(1_000);
    }
}
