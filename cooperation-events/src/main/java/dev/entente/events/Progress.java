package dev.entente.events;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.json.Json;

/**
 * How far an item has come in the life of its kind.
 *
 * @param status where it stands
 * @param statusSince the date of the fact that brought it there; nothing while none has
 * @param anomalies what made no sense when it came, in the order of the facts
 */
public record Progress<S extends Enum<S>>(
        S status, Optional<Edtf> statusSince, @JsonIgnore List<Odd> anomalies) {

    private static final Map<Enum<?>, String> CODES = new ConcurrentHashMap<>();

    public static <S extends Enum<S>> Progress<S> at(S status) {
        return new Progress<>(status, Optional.empty(), List.of());
    }

    /** The wire form of the status. */
    public String code() {
        return code(status);
    }

    static String code(Enum<?> status) {
        return CODES.computeIfAbsent(status, unread -> Json.MAPPER.convertValue(unread, String.class));
    }

    public Progress<S> became(S next, Fact by) {
        return new Progress<>(next, Optional.of(by.common().occurred()), anomalies);
    }

    /** The same, for a first fact; where the status is reached already, it has been so since the earlier date. */
    public Progress<S> reached(S next, Fact by) {
        return status == next && statusSince.isPresent() ? this : became(next, by);
    }

    public Progress<S> odd(Odd one) {
        return new Progress<>(status, statusSince, new OneMore(anomalies, one));
    }

    /** A list and one more, without a copy: thousands of odd facts must not cost millions of steps. */
    private static final class OneMore extends AbstractList<Odd> {

        private final List<Odd> before;
        private final Odd last;
        private final int size;

        OneMore(List<Odd> before, Odd last) {
            this.before = before;
            this.last = last;
            this.size = before.size() + 1;
        }

        @Override
        public Odd get(int index) {
            List<Odd> list = this;
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
