package dev.entente.query.dashboard;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.query.QueryConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DashboardPageTest {

    /** What is set. */
    private record Set(Optional<URI> subscribe, List<String> frameAncestors)
            implements QueryConfig, QueryConfig.Dashboard {

        @Override
        public Dashboard dashboard() {
            return this;
        }

        @Override
        public Optional<URI> baseUrl() {
            throw new UnsupportedOperationException("the page has nothing to do with feeds");
        }

        @Override
        public Changes changes() {
            throw new UnsupportedOperationException("the page has nothing to do with changes");
        }

        @Override
        public Questions questions() {
            throw new UnsupportedOperationException("the page has nothing to do with questions");
        }

        @Override
        public Search search() {
            throw new UnsupportedOperationException("the page has nothing to do with searches");
        }

        @Override
        public Answers answers() {
            throw new UnsupportedOperationException("the page has nothing to do with answers");
        }

        @Override
        public Streams streams() {
            throw new UnsupportedOperationException("the page has nothing to do with streams");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/subscribe", "http:subscribe"})
    void the_start_stops_at_a_form_that_no_browser_could_go_to(String address) {
        var set = new Set(Optional.of(URI.create(address)), List.of("'self'"));

        assertThatThrownBy(() -> new DashboardPage(set)).hasMessageContaining("entente.query.dashboard.subscribe");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "relation=TR-MY&embed=timeline, true",
                "embed, true",
                "embed=, true",
                "none, false",
                "EMBED, false",
                "search=x;embed=, false",
                "embedded=1, false",
                "search=50%, false",
                "search=50%&embed=found, true"
            })
    void what_the_page_takes_for_embedded_may_be_framed_and_nothing_else(String query, boolean embedded) {
        assertThat(DashboardPage.isEmbedded(query)).isEqualTo(embedded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example; script-src *", "self'", "javascript:", ""})
    void the_start_stops_at_who_is_no_source_of_frames(String source) {
        var set = new Set(Optional.empty(), List.of("'self'", source));

        assertThatThrownBy(() -> new DashboardPage(set))
                .hasMessageContaining("entente.query.dashboard.frame-ancestors");
    }
}
