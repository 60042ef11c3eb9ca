package dev.entente.events;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.json.Json;

/**
 * How far an item has come in the life of its kind.
 *
 * @param status where it stands
 * @param statusSince the date of the fact that brought it there; nothing while none has
 * @param anomalies facts that made no sense when they came, a sentence each, in their order
 */
public record Progress<S extends Enum<S>>(
        S status, Optional<Edtf> statusSince, @JsonIgnore List<String> anomalies) {

    public static <S extends Enum<S>> Progress<S> at(S status) {
        return new Progress<>(status, Optional.empty(), List.of());
    }

    /** The wire form of the status. */
    public String code() {
        return code(status);
    }

    static String code(Enum<?> status) {
        return Json.MAPPER.convertValue(status, String.class);
    }

    public Progress<S> became(S next, Fact by) {
        return new Progress<>(next, Optional.of(by.common().occurred()), anomalies);
    }

    /** The same, for a first fact; where the status is reached already, it has been so since the earlier date. */
    public Progress<S> reached(S next, Fact by) {
        return status == next && statusSince.isPresent() ? this : became(next, by);
    }

    public Progress<S> odd(String sentence) {
        return new Progress<>(status, statusSince, new OneMore(anomalies, sentence));
    }

    /** A list and one more sentence, without a copy: thousands of odd facts must not cost millions of steps. */
    private static final class OneMore extends AbstractList<String> {

        private final List<String> before;
        private final String last;
        private final int size;

        OneMore(List<String> before, String last) {
            this.before = before;
            this.last = last;
            this.size = before.size() + 1;
        }

        @Override
        public String get(int index) {
            List<String> list = this;
            while (list instanceof OneMore more && index < more.size - 1) {
                list = more.before;
            }
            return list instanceof OneMore more ? more.last : list.get(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
