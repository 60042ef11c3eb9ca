package dev.entente.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.entente.events.actor.ActorProfile;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.exercise.Exercise;
import dev.entente.events.json.Json;
import dev.entente.events.meeting.Meeting;
import dev.entente.events.programme.Programme;
import dev.entente.events.statement.Statement;
import dev.entente.events.transfer.Transfer;
import dev.entente.events.visit.Visit;

/** The kinds of aggregates. A new kind is described in a package of its own and named here. */
public final class Kinds {

    private static final List<Kind<?, ?>> ALL = List.of(
            Agreement.KIND,
            Visit.KIND,
            Meeting.KIND,
            Statement.KIND,
            Transfer.KIND,
            Exercise.KIND,
            Programme.KIND,
            ActorProfile.KIND);

    private static final Map<String, Kind<?, ?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));

    private static final Map<String, Kind<?, ?>> BY_COLLECTION =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Kind::collection, Function.identity()));

    private Kinds() {}

    public static List<Kind<?, ?>> all() {
        return ALL;
    }

    /** The names of all of them. */
    public static List<String> names() {
        return ALL.stream().map(Kind::name).toList();
    }

    public static Optional<Kind<?, ?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Optional<Kind<?, ?>> ofCollection(String collection) {
        return Optional.ofNullable(BY_COLLECTION.get(collection));
    }

    public static Kind<?, ?> of(Subject subject) {
        return named(subject.aggregate())
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no kind of aggregate " + subject.aggregate()));
    }

    /**
     * A digest of what the contract says of the order and the meaning of facts: kinds and the codes of their statuses,
     * facts with their ranks and versions. Items that were folded under another digest may come out differently now.
     *
     * @return SHA-256, hexadecimal
     */
    public static String digest() {
        return digest(ALL);
    }

    static String digest(List<Kind<?, ?>> kinds) {
        var contract = Json.MAPPER.createObjectNode();
        kinds.forEach(kind -> {
            var described = contract.putObject(kind.name());
            described.set("facts", Json.MAPPER.valueToTree(kind.facts()));
            described.set("statuses", Json.MAPPER.valueToTree(kind.statuses()));
        });
        return Json.digest("contract", "", contract);
    }
}
