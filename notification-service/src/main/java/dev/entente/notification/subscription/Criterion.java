package dev.entente.notification.subscription;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;

import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * What a filter can ask for. The API, forms, links, letters and queries follow from this; one more also needs its label
 * ({@code Asked}), a column of {@code subscription}, and what it is held against: a trait of items and its column of
 * {@code news}.
 */
public enum Criterion {
    /** Every one of these takes part. */
    ALL_COUNTRIES("countries/all", "countries", "countries_all", "{asked} <@ {n}.countries"),

    /** One of these takes part. */
    ANY_COUNTRY("countries/any", "countries", "countries_any", "{asked} && {n}.countries"),

    SECTORS("sectors", "sectors", "sectors", "{asked} && {n}.sectors"),

    /** Forms of agreements: these narrow agreements, which alone have any. */
    INSTRUMENTS(
            "instruments",
            "instruments",
            "instruments",
            "({n}.instrument = ANY ({asked}) OR {n}.alert NOT LIKE 'agreement.%')"),

    /** Subjects of actors, one of which takes part. */
    PARTIES("parties", "", "parties", "{asked} && {n}.parties"),

    /** One text, all words of which occur in the titles, whatever their accents and their case: a word where one begins with it. */
    TEXT("text", "", "plain_words", """
            NOT EXISTS (SELECT FROM unnest({asked}) AS word
              WHERE strpos(' ' || translate({n}.words, E'\\n', ' '), ' ' || word) = 0)""");

    private final String place;
    private final String list;
    private final String column;
    private final String condition;

    Criterion(String place, String list, String column, String condition) {
        this.place = place;
        this.list = list;
        this.column = column;
        this.condition = condition;
    }

    /** The property of the filter, as JSON has it, in which it stands with others; nothing if it stands in the filter itself. */
    public Optional<String> group() {
        var slash = place.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(place.substring(0, slash));
    }

    /** The property of the filter in which it stands, or which it is. */
    public String top() {
        return group().orElse(property());
    }

    /** What stands at the pointer into a wish, all of it or, with others, its group. */
    public static Optional<Criterion> standing(String pointer) {
        return Arrays.stream(values())
                .filter(criterion -> pointer.equals("/filter/" + criterion.top()))
                .findFirst();
    }

    /** Of which one value stands at the pointer into a wish. */
    public static Optional<Criterion> withValueAt(String pointer) {
        return Arrays.stream(values())
                .filter(criterion -> pointer.startsWith("/filter/" + criterion.place + "/"))
                .findFirst();
    }

    /** Its property there; also the name of its field in forms and links. */
    public String property() {
        return place.substring(place.indexOf('/') + 1);
    }

    /** The list that it takes codes of. */
    public Optional<CodeList> codes() {
        return CodeLists.named(list);
    }

    /** Whether it is asked for by a text, and not by a list. */
    public boolean isText() {
        return this == TEXT;
    }

    /** What names countries is chosen from long lists, one by one. */
    public boolean isOfCountries() {
        return list.equals("countries");
    }

    /** The column of subscriptions that has it, a list; nothing where it is not asked for. */
    public String column() {
        return column;
    }

    /** Whether news lets it through. */
    private String condition(String subscription, String news) {
        var asked = subscription + "." + column;
        return "(" + asked + " IS NULL OR "
                + condition.replace("{asked}", asked).replace("{n}", news) + ")";
    }

    /** Whether news passes all that a subscription asks for, by their aliases. */
    public static String passes(String subscription, String news) {
        return String.join(
                "\nAND ",
                Arrays.stream(values())
                        .map(criterion -> criterion.condition(subscription, news))
                        .toList());
    }

    /** What a filter in JSON may have; of a group, if one is named. */
    public static Set<String> properties(Optional<String> group) {
        var found = Arrays.stream(values())
                .filter(criterion -> group.isEmpty() || criterion.group().equals(group))
                .map(criterion -> group.isEmpty() ? criterion.top() : criterion.property());
        return found.collect(toUnmodifiableSet());
    }
}
