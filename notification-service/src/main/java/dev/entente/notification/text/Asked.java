package dev.entente.notification.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Digest;
import dev.entente.notification.subscription.Disabling;
import dev.entente.notification.subscription.Filter;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.text.Telling.Line;

import static java.util.stream.Collectors.joining;

/** Tells a subscriber what was asked for. */
public final class Asked {

    private final WishSentences say;
    private final String language;

    private Asked(String language) {
        this.say = Telling.in(WishSentences.class, language);
        this.language = language;
    }

    /** What the subscriber asked for, in the language of the subscription. */
    public static List<Line> lines(Wish wish) {
        return new Asked(wish.language()).of(wish, wish.filter());
    }

    /** The same without what was freely written: nobody is to have us mail words of theirs to an address of somebody else. */
    public static List<Line> chosen(Wish wish) {
        return new Asked(wish.language()).of(wish, wish.filter().chosen());
    }

    /** All of the wish; what is not in the filter is told to be there, and no more. */
    private List<Line> of(Wish wish, Filter filter) {
        var lines = new ArrayList<Line>();
        wish.items().forEach(item -> lines.add(new Line(several(item, language), alerts(item, wish))));
        if (wish.followUps()) {
            lines.add(new Line(say.followUpsAsked(), say.followUps()));
        }
        filter(filter, wish.filter(), lines);
        lines.add(new Line(say.rhythm(), wish.digest().map(this::rhythm).orElse(say.immediate())));
        return lines;
    }

    private String alerts(String item, Wish wish) {
        return wish.alerts().stream()
                .filter(kind -> kind.item().equals(item))
                .sorted()
                .map(kind -> kind(kind, language))
                .collect(joining(", "));
    }

    /** What several items of a kind are called. */
    public static String several(String item, String language) {
        return Lines.of(item).several(ofKinds(language));
    }

    /** What alerts of a kind are called, where it is said of which items they are. */
    public static String kind(AlertKind kind, String language) {
        return Lines.of(kind.item()).alerts(ofKinds(language), kind.what());
    }

    private static KindSentences ofKinds(String language) {
        return Telling.in(KindSentences.class, language);
    }

    /** Where a subscription stands. */
    public static String state(State state, String language) {
        var say = Telling.in(StateSentences.class, language);
        return switch (state) {
            case PENDING -> say.statePending();
            case ACTIVE -> say.stateActive();
            case PAUSED -> say.statePaused();
            case DISABLED -> say.stateDisabled();
            case UNSUBSCRIBED -> say.stateUnsubscribed();
        };
    }

    /** When and why a subscription was disabled. */
    public static String disabling(Disabling disabling, String language) {
        var say = Telling.in(StateSentences.class, language);
        var day = Telling.day(disabling.at().atOffset(ZoneOffset.UTC).toLocalDate(), language);
        return switch (disabling.why()) {
            case FAILING -> say.whyFailing(day);
            case GONE -> say.whyGone(day);
            case UNDELIVERABLE -> say.whyUndeliverable(day);
            case UNREADABLE -> say.whyUnreadable(day);
        };
    }

    /** When a digest is due, on the clocks of its reader. */
    public static String next(Digest digest, Instant due, String language) {
        var at = due.atZone(digest.zone());
        return Telling.in(WishSentences.class, language)
                .nextDigestAt(
                        Telling.day(at.toLocalDate(), language),
                        at.toLocalTime().toString(),
                        zone(digest));
    }

    private static String zone(Digest digest) {
        return digest.zone().getId().replace('_', ' ');
    }

    private String rhythm(Digest digest) {
        var at = digest.at().toString();
        var zone = zone(digest);
        return switch (digest.every()) {
            case DAY -> say.daily(at, zone);
            case WEEK ->
                say.weekly(
                        digest.on().getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(language)),
                        at,
                        zone);
        };
    }

    private void filter(Filter filter, Filter whole, List<Line> lines) {
        if (filter.asked().keySet().stream().noneMatch(Criterion::isOfCountries)) {
            lines.add(new Line(say.countries(), say.all()));
        }
        for (var criterion : Criterion.values()) {
            var told = filter.of(criterion).stream()
                    .map(value -> named(criterion, value))
                    .collect(joining(", "));
            if (!whole.of(criterion).isEmpty()) {
                lines.add(new Line(label(criterion, language), told.isEmpty() ? say.asFilledIn() : told));
            }
        }
    }

    private String named(Criterion criterion, String value) {
        return criterion
                .codes()
                .map(list -> list.nameOf(value, language))
                .orElseGet(() -> Plain.among(criterion == Criterion.PARTIES ? party(value) : value));
    }

    /** Of an actor only the subject is known here: {@code actor/jane-doe} is told as {@code jane doe}. */
    public static String party(String subject) {
        return subject.substring(subject.indexOf('/') + 1).replace('-', ' ');
    }

    /** What stands before what is asked for. */
    public static String label(Criterion criterion, String language) {
        var say = Telling.in(WishSentences.class, language);
        return switch (criterion) {
            case ALL_COUNTRIES -> say.countriesAll();
            case ANY_COUNTRY -> say.countriesAny();
            case SECTORS -> Telling.in(language).sectors();
            case INSTRUMENTS -> say.kindOfAgreement();
            case PARTIES -> say.parties();
            case TEXT -> say.words();
        };
    }
}
