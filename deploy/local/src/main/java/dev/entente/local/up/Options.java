package dev.entente.local.up;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/** What {@code deploy/up} was asked to do. */
record Options(boolean sample, boolean fresh, boolean detach, Set<Part> parts) {
    /** The processes of the local system; people know them by the names of their files. */
    enum Part {
        KAFKA,
        POSTGRES,
        MAIL,
        INGEST_SERVICE,
        QUERY_SERVICE,
        NOTIFICATION_SERVICE;

        static final Set<Part> FOUNDATION = EnumSet.of(KAFKA, POSTGRES, MAIL);

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Options parse(Arguments arguments) {
        boolean sample = false;
        boolean fresh = false;
        boolean detach = false;
        Set<Part> parts = EnumSet.allOf(Part.class);
        while (arguments.hasNext()) {
            String flag = arguments.next();
            switch (flag) {
                case "--sample" -> sample = true;
                case "--fresh" -> fresh = true;
                case "--detach" -> detach = true;
                case "--only" -> parts = only(arguments.valueOf(flag));
                case "--live" -> throw live(arguments.valueOf(flag));
                default -> throw new UsageFailure("deploy/up does not know '%s'.".formatted(flag));
            }
        }
        if (sample && !parts.containsAll(Set.of(Part.INGEST_SERVICE, Part.QUERY_SERVICE))) {
            throw new UsageFailure("--sample posts events to the services, which --only leaves out.");
        }
        return new Options(sample, fresh, detach, parts);
    }

    private static Set<Part> only(String text) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : List.of(text.split(",", -1))) {
            parts.add(EnumSet.allOf(Part.class).stream()
                    .filter(part -> part.label().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageFailure("--only takes some of %s, not '%s'."
                            .formatted(
                                    EnumSet.allOf(Part.class).stream()
                                            .map(Part::label)
                                            .collect(Collectors.joining(",")),
                                    name))));
        }
        return parts;
    }

    private static UsageFailure live(String feed) {
        return new UsageFailure(
                feed.equals("gdelt")
                        ? "--live gdelt is not available yet: no service of this version follows a feed. Start without it, and post events to the ingest API."
                        : "There is no live feed '%s'.".formatted(feed));
    }
}
