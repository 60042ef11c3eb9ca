package dev.entente.query.relation;

import java.util.List;
import java.util.regex.Pattern;

import dev.entente.query.web.Parameters;

/** Two countries, in the order of their codes. */
record Pair(String one, String other) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]{2})-([A-Za-z]{2})");

    /**
     * Reads {@code TR-MY}, in either order.
     *
     * @throws dev.entente.web.Problem 400 if it is not two different countries
     */
    static Pair parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refused("'" + text + "' is not two country codes such as MY-TR");
        }
        var codes = List.of(known(parts.group(1)), known(parts.group(2))).stream()
                .sorted()
                .toList();
        if (codes.getFirst().equals(codes.getLast())) {
            throw refused("a relation is between two countries, not of " + codes.getFirst() + " with itself");
        }
        return new Pair(codes.getFirst(), codes.getLast());
    }

    private static String known(String code) {
        try {
            return Parameters.country(code);
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private static dev.entente.web.Problem refused(String detail) {
        return Parameters.refusal("pair", detail);
    }

    List<String> countries() {
        return List.of(one, other);
    }
}
