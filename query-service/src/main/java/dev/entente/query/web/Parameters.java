package dev.entente.query.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.entente.events.Kinds;
import dev.entente.events.code.CodeHint;
import dev.entente.events.code.CodeLists;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/**
 * The query parameters of a request. Each is asked for by name; what nobody asked for, or cannot be used, is told in one
 * problem that names every such parameter.
 */
public final class Parameters {

    private static final List<QueryParameter> PAGING =
            List.of(QueryParameter.LIMIT, QueryParameter.CURSOR, QueryParameter.COUNT);

    /** Never takes back what it has matched, so that it takes no memory for each word. */
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    private final Map<String, List<String>> sent;
    private final Set<String> known = new TreeSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    public Parameters(Map<String, List<String>> sent) {
        this.sent = sent;
    }

    /** Whether a parameter is given at all. */
    public boolean has(QueryParameter parameter) {
        return sent.containsKey(parameter.wireName());
    }

    /** A parameter that may stand once. */
    public Optional<String> one(QueryParameter parameter) {
        var values = all(parameter);
        if (values.size() > 1) {
            refuse(parameter, "is given " + values.size() + " times; once is enough");
        }
        return values.stream().findFirst();
    }

    /** A parameter that may be repeated. */
    public List<String> all(QueryParameter parameter) {
        known.add(parameter.wireName());
        var values = sent.getOrDefault(parameter.wireName(), List.of());
        if (values.stream().anyMatch(Parameters::hasControls)) {
            refuse(parameter, "has control characters, which no text has");
            return List.of();
        }
        if (values.stream().anyMatch(String::isBlank)) {
            refuse(parameter, "is empty; leave it out if nothing is meant");
            return List.of();
        }
        return values;
    }

    private static boolean hasControls(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }

    /** A parameter without which there is no answer; {@code why} completes the sentence "is needed: …". */
    public Optional<String> needed(QueryParameter parameter, String why) {
        known.add(parameter.wireName());
        if (!has(parameter)) {
            refuse(parameter, "is needed: " + why);
        } else if (sent.get(parameter.wireName()).stream().allMatch(String::isBlank)) {
            refuse(parameter, "is empty; " + why);
            return Optional.empty();
        }
        return one(parameter);
    }

    /** What {@code reader} makes of a parameter; an IllegalArgumentException of its is told as the reason. */
    public <T> Optional<T> one(QueryParameter parameter, Function<String, T> reader) {
        return one(parameter).flatMap(value -> read(parameter, value, reader));
    }

    public <T> Optional<T> needed(QueryParameter parameter, String why, Function<String, T> reader) {
        return needed(parameter, why).flatMap(value -> read(parameter, value, reader));
    }

    public <T> List<T> all(QueryParameter parameter, Function<String, T> reader) {
        return all(parameter).stream()
                .flatMap(value -> read(parameter, value, reader).stream())
                .distinct()
                .toList();
    }

    private <T> Optional<T> read(QueryParameter parameter, String value, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException e) {
            refuse(parameter, e.getMessage());
            return Optional.empty();
        }
    }

    /** A list with commas between its entries; where it is repeated, the entries of all of them. */
    public <T> Optional<T> listed(QueryParameter parameter, Function<String, T> reader) {
        var values = all(parameter);
        return values.isEmpty() ? Optional.empty() : read(parameter, String.join(",", values), reader);
    }

    /** ISO 3166-1 alpha-2 codes of countries of which any is meant. */
    public List<String> anyCountry() {
        return all(QueryParameter.COUNTRY, Parameters::oneCountry);
    }

    /** ISO 3166-1 alpha-2 codes of countries that are meant all together. */
    public List<String> allCountries() {
        return listed(QueryParameter.COUNTRIES, Parameters::listOfCountries).orElse(List.of());
    }

    /** The codes of the list of sectors. */
    public List<String> sectors() {
        return all(QueryParameter.SECTOR, oneOf(CodeLists.sectors().codes()));
    }

    /** The names of kinds. */
    public List<String> kinds() {
        return all(QueryParameter.KIND, oneOf(Kinds.names()));
    }

    private static String oneCountry(String code) {
        if (code.contains(",")) {
            throw new IllegalArgumentException("'" + code
                    + "' is not a country code: repeat the parameter for any of several, or take countries=" + code
                    + " for all of them");
        }
        return country(code);
    }

    /** A reader of country codes. */
    public static String country(String code) {
        var capitals = code.toUpperCase(Locale.ROOT);
        if (!capitals.equals(code) && CodeLists.countries().has(capitals)) {
            throw new IllegalArgumentException(
                    "'" + code + "' is not a country code: they are in capitals, " + capitals);
        }
        var hint = CodeHint.meant(CodeLists.countries(), code).map(meant -> "; is " + meant + " meant?");
        return oneOf(CodeLists.countries().codes(), "a country code (ISO 3166-1 alpha-2), such as TR" + hint.orElse(""))
                .apply(code);
    }

    /** A reader of issues. Any slug may be one: their list is open. */
    public static String issue(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("'" + slug + "' is not the slug of an issue: lower-case words, joined by"
                    + " hyphens; /issues lists those there are");
        }
        return slug;
    }

    /** A reader of country codes with commas between them. */
    private static List<String> listOfCountries(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(Parameters::country)
                .distinct()
                .toList();
    }

    /** A reader that takes these values alone. */
    public static Function<String, String> oneOf(Collection<String> allowed) {
        return oneOf(allowed, "one of " + String.join(", ", allowed));
    }

    /**
     * The same.
     *
     * @param what the values are; completes the sentence "is not …"
     */
    static Function<String, String> oneOf(Collection<String> allowed, String what) {
        return value -> {
            if (!allowed.contains(value)) {
                throw new IllegalArgumentException("'" + value + "' is not " + what);
            }
            return value;
        };
    }

    public void refuse(QueryParameter parameter, String detail) {
        refuse(parameter.wireName(), detail);
    }

    private void refuse(String name, String detail) {
        var error = FieldError.ofParameter(name, detail);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    /** Refuses what asks for pages of an answer that has none. */
    public void refusePages() {
        PAGING.stream()
                .filter(this::has)
                .forEach(parameter ->
                        refuse(parameter, "is for pages, and this form has everything at once; leave it out"));
    }

    /**
     * Ends the reading.
     *
     * @throws Problem 400, if anything was wrong or is unknown
     */
    public void check() {
        sent.keySet().stream()
                .filter(name -> !known.contains(name) && !isRefused(name))
                .sorted()
                .forEach(name ->
                        refuse(name, "is not known here; " + meant(name) + "known are " + String.join(", ", known)));
        if (!errors.isEmpty()) {
            throw refusal(errors);
        }
    }

    /** What is called otherwise here. */
    private String meant(String name) {
        return name.equals("to") && known.contains("until") ? "an interval ends with until; " : "";
    }

    private boolean isRefused(String name) {
        return errors.stream().anyMatch(error -> name.equals(error.parameter()));
    }

    /** The problem of one parameter or header alone. */
    public static Problem refusal(String name, String detail) {
        return refusal(List.of(FieldError.ofParameter(name, detail)));
    }

    private static Problem refusal(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "." : ", and " + (errors.size() - 1) + " more.";
        return Problem.of(
                        400,
                        "invalid-request",
                        "A parameter cannot be used",
                        "Parameter " + first.parameter() + ": " + first.detail() + more)
                .with("errors", errors);
    }
}
