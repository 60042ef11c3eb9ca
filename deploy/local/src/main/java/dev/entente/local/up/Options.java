package dev.entente.local.up;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/**
 * What {@code deploy/up} was asked to do.
 *
 * @param treaties whether the sample includes the treaty tables
 */
record Options(boolean sample, boolean treaties, boolean fresh, boolean detach, boolean live, Set<Part> parts) {
    private static final String TREATIES = "treaties";

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

    /** A path of the query service under which what was brought in can be seen: with the treaties, one that they are about. */
    String firstCall() {
        return treaties ? "/relations/GB-TR" : "/relations/TR-MY";
    }

    static Options parse(Arguments arguments) {
        boolean sample = false;
        boolean treaties = false;
        boolean fresh = false;
        boolean detach = false;
        boolean live = false;
        Set<Part> parts = EnumSet.allOf(Part.class);
        while (arguments.hasNext()) {
            String flag = arguments.next();
            switch (flag) {
                case "--sample" -> {
                    sample = true;
                    treaties |= arguments.valueAmong(Set.of(TREATIES)).isPresent();
                }
                case "--fresh" -> fresh = true;
                case "--detach" -> detach = true;
                case "--only" -> parts = only(arguments.valueOf(flag));
                case "--live" -> live = isKnownFeed(arguments.valueOf(flag));
                default -> throw new UsageFailure("deploy/up does not know '%s'.".formatted(flag));
            }
        }
        if (sample && !parts.containsAll(Set.of(Part.INGEST_SERVICE, Part.QUERY_SERVICE))) {
            throw new UsageFailure("--sample posts events to the services, which --only leaves out.");
        }
        if (live && !parts.contains(Part.INGEST_SERVICE)) {
            throw new UsageFailure("--live is followed by the ingest service, which --only leaves out.");
        }
        return new Options(sample, treaties, fresh, detach, live, parts);
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

    private static boolean isKnownFeed(String feed) {
        if (!feed.equals("gdelt")) {
            throw new UsageFailure("There is no live feed '%s'. There is gdelt.".formatted(feed));
        }
        return true;
    }
}
