package dev.entente.events;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.entente.events.hearing.Hearing;
import dev.entente.events.hearing.HearingFact;
import dev.entente.events.hearing.HearingFact.Called;
import dev.entente.events.hearing.HearingFact.Held;
import dev.entente.events.hearing.HearingTerms;
import dev.entente.events.visit.Visit;

import static org.assertj.core.api.Assertions.assertThat;

class KindsTest {

    private static Kind.Description<HearingFact, HearingTerms, Hearing> hearing() {
        return Kind.named(
                "hearing", HearingFact.class, HearingTerms.class, Hearing.KIND.initial(), (state, fact) -> state);
    }

    private static String digest(Kind.Description<?, ?, ?> kind) {
        return Kinds.digest(List.of(kind.build(), Visit.KIND));
    }

    @Test
    void the_same_contract_has_the_same_digest_in_whichever_order_its_kinds_are_listed() {
        var once = digest(hearing().founding("called", Called::new).contact("held", Held::new));
        assertThat(digest(hearing().founding("called", Called::new).contact("held", Held::new)))
                .isEqualTo(once)
                .matches("[0-9a-f]{64}");
        var kind = hearing()
                .founding("called", Called::new)
                .contact("held", Held::new)
                .build();
        assertThat(Kinds.digest(List.of(Visit.KIND, kind))).isEqualTo(once);
    }

    @Test
    void whatever_changes_what_events_come_to_changes_the_digest() {
        assertThat(List.of(
                        digest(hearing().founding("called", Called::new).contact("held", Held::new)),
                        digest(hearing().contact("held", Held::new).founding("called", Called::new)),
                        digest(hearing().founding("called", Called::new).founding("held", Held::new)),
                        digest(hearing().founding("called", Called::new).fact("held", Held::new)),
                        digest(hearing().founding("called", Called::new)),
                        digest(hearing()
                                .founding("called", Called::new)
                                .fact("moved", Called::new)
                                .contact("held", Held::new)),
                        digest(hearing()
                                .founding("called", Called::new)
                                .contact("held", Held::new)
                                .upcast(data -> data))))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_digest_is_that_of_all_kinds() {
        assertThat(Kinds.digest())
                .isEqualTo(Kinds.digest(Kinds.all()))
                .isNotEqualTo(Kinds.digest(Kinds.all().subList(0, 7)));
    }
}
