package dev.entente.notification.news;

import java.util.List;
import java.util.Optional;

/**
 * The kinds of items of which subscribers are told. A further one needs a migration as well, by which the log is read once
 * more: {@code CALL tell_of('{exercise}')}.
 */
public final class ToldKinds {

    private static final List<Told> ALL = List.of(new AgreementTold(), new VisitTold(), new TransferTold());
    private static final List<String> NAMES = ALL.stream().map(Told::name).toList();

    private ToldKinds() {}

    /** In the order in which people are shown them. */
    public static List<Told> all() {
        return ALL;
    }

    public static List<String> names() {
        return NAMES;
    }

    /** The kind of that name, if it is told. */
    public static Optional<Told> named(String name) {
        return ALL.stream().filter(told -> told.name().equals(name)).findFirst();
    }
}
