package dev.entente.system;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression of Prometheus names. That it is one at all, {@link Promtool} knows. */
record Expression(String text) {

    private static final Set<String> WORDS =
            Set.of("by", "without", "on", "ignoring", "or", "and", "unless", "group_left", "bool");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

    /** Matchers of labels, lists of labels, and durations: what is in them is no metric. */
    private static final Pattern BESIDES =
            Pattern.compile("\\{[^}]*\\}|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)|\\[[^\\]]*\\]");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w|\\s*\\()");

    private static final Pattern MATCHED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=(?!=))");

    private static final Pattern LISTED = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");

    Set<String> metrics() {
        return NAME.matcher(BESIDES.matcher(withoutStrings()).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels that it goes by: those that it matches, and those that it keeps. */
    Set<String> labels() {
        var matched = Pattern.compile("\\{([^}]*)\\}")
                .matcher(withoutStrings())
                .results()
                .flatMap(braces -> MATCHED.matcher(braces.group(1)).results())
                .map(matcher -> matcher.group(1));
        return Stream.concat(matched, kept().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels of what it comes to, where it says which it keeps. */
    Set<String> kept() {
        return LISTED.matcher(text)
                .results()
                .flatMap(list -> Stream.of(list.group(1).split("\\s*,\\s*")))
                .filter(label -> !label.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String withoutStrings() {
        return STRING.matcher(text).replaceAll("\"\"");
    }
}
