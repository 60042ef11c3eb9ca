package dev.entente.notification.page;

import java.text.Collator;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.ToldKinds;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Digest;
import dev.entente.notification.subscription.Filter;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.WishSentences;

/**
 * The fields in which a subscriber says what is wanted, filled with what is wished for.
 *
 * @param all a list to choose from for each country all of which shall take part, and some empty ones
 * @param any the same for countries one of which shall
 * @param moreAll countries for which there is no list any more, to be kept or not
 * @param moreAny the same
 * @param parties whom links ask for, to be kept or not: nobody knows by heart what they are called here
 */
@TemplateData
record WishPage(
        List<Group> kinds,
        List<List<Choice>> all,
        List<List<Choice>> any,
        List<Choice> moreAll,
        List<Choice> moreAny,
        List<Boxes> boxes,
        Boxes parties,
        String text,
        List<Choice> languages,
        boolean followUps,
        List<Choice> rhythms,
        String at,
        List<Choice> zones,
        List<Choice> days) {

    private static final int EMPTY_LISTS = 2;

    /** Each is a list of all countries, so that many make a page that nobody could load. */
    private static final int MOST_LISTS = 10;

    /** By language. */
    private static final Map<String, List<Choice>> COUNTRIES = new ConcurrentHashMap<>();

    /** Something that can be chosen. */
    @TemplateData
    record Choice(String code, String name, boolean chosen) {}

    /** The alerts on items of a kind. */
    @TemplateData
    record Group(String name, List<Choice> alerts) {}

    /** Something of which any number can be chosen; shown as it is if anything is. */
    @TemplateData
    record Boxes(String field, String label, boolean open, List<Choice> choices) {}

    /** Whether one of several countries is asked for. */
    public boolean hasAny() {
        return any.size() > EMPTY_LISTS;
    }

    static WishPage of(Wish wish, String language) {
        return new Making(language).of(wish);
    }

    /** Makes the fields in a language. */
    private record Making(String language) {

        WishPage of(Wish wish) {
            var filter = wish.filter();
            var digest = wish.digest().orElse(Digest.DAILY.in(usualZone()));
            return new WishPage(
                    ToldKinds.names().stream()
                            .map(name -> new Group(Asked.several(name, language), alerts(name, wish)))
                            .toList(),
                    countries(filter.of(Criterion.ALL_COUNTRIES)),
                    countries(filter.of(Criterion.ANY_COUNTRY)),
                    more(filter.of(Criterion.ALL_COUNTRIES)),
                    more(filter.of(Criterion.ANY_COUNTRY)),
                    boxes(filter),
                    parties(filter.of(Criterion.PARTIES)),
                    filter.text().orElse(""),
                    Html.tongues(wish.language()).stream()
                            .map(tongue -> new Choice(tongue.code(), tongue.name(), tongue.chosen()))
                            .toList(),
                    wish.followUps(),
                    rhythms(wish.digest()),
                    digest.at().toString(),
                    zones(digest.zone()),
                    days(digest.on()));
        }

        private List<Choice> alerts(String item, Wish wish) {
            return AlertKind.all().stream()
                    .filter(kind -> kind.item().equals(item))
                    .map(kind -> new Choice(
                            kind.code(),
                            Asked.kind(kind, language),
                            wish.alerts().contains(kind)))
                    .toList();
        }

        /** Where most readers of the language are. */
        private ZoneId usualZone() {
            return ZoneId.of(
                    switch (language) {
                        case "tr" -> "Europe/Istanbul";
                        case "ms" -> "Asia/Kuala_Lumpur";
                        default -> "UTC";
                    });
        }

        private List<List<Choice>> countries(List<String> chosen) {
            var lists = new ArrayList<List<Choice>>();
            chosen.stream().limit(MOST_LISTS).forEach(code -> lists.add(countriesWith(code)));
            for (var empty = 0; empty < EMPTY_LISTS; empty++) {
                lists.add(countriesWith(""));
            }
            return lists;
        }

        private List<Choice> countriesWith(String chosen) {
            return countries().stream()
                    .map(country ->
                            country.code().equals(chosen) ? new Choice(country.code(), country.name(), true) : country)
                    .toList();
        }

        private List<Choice> countries() {
            return COUNTRIES.computeIfAbsent(language, none -> sorted(codes(CodeLists.countries(), List.of())));
        }

        private List<Choice> more(List<String> chosen) {
            var more = chosen.stream().skip(MOST_LISTS).toList();
            return codes(CodeLists.countries(), more).stream()
                    .filter(Choice::chosen)
                    .toList();
        }

        private List<Boxes> boxes(Filter filter) {
            return Arrays.stream(Criterion.values())
                    .filter(criterion -> !criterion.isOfCountries())
                    .flatMap(criterion -> criterion.codes().stream().map(list -> {
                        var chosen = filter.of(criterion);
                        return new Boxes(
                                criterion.property(),
                                Asked.label(criterion, language),
                                !chosen.isEmpty(),
                                codes(list, chosen));
                    }))
                    .toList();
        }

        private Boxes parties(List<String> asked) {
            return new Boxes(
                    Criterion.PARTIES.property(),
                    Asked.label(Criterion.PARTIES, language),
                    !asked.isEmpty(),
                    asked.stream()
                            .map(party -> new Choice(party, Asked.party(party), true))
                            .toList());
        }

        private List<Choice> codes(CodeList list, Collection<String> chosen) {
            return list.codes().stream()
                    .map(code -> new Choice(code, list.nameOf(code, language), chosen.contains(code)))
                    .toList();
        }

        private List<Choice> sorted(List<Choice> choices) {
            var order = Collator.getInstance(Locale.of(language));
            return choices.stream()
                    .sorted(Comparator.comparing(Choice::name, order::compare))
                    .toList();
        }

        private List<Choice> rhythms(Optional<Digest> digest) {
            var say = Telling.in(WishSentences.class, language);
            var chosen = digest.map(each -> each.every().code()).orElse("immediate");
            return Stream.of(
                            new Choice("immediate", say.rhythmImmediate(), false),
                            new Choice("day", say.rhythmDaily(), false),
                            new Choice("week", say.rhythmWeekly(), false))
                    .map(each ->
                            new Choice(each.code(), each.name(), each.code().equals(chosen)))
                    .toList();
        }

        /** Zones that are named after places, and UTC. */
        private static List<Choice> zones(ZoneId chosen) {
            return Stream.concat(
                            Stream.of("UTC", chosen.getId()),
                            ZoneId.getAvailableZoneIds().stream()
                                    .filter(id -> id.matches(
                                            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")))
                    .distinct()
                    .sorted()
                    .map(id -> new Choice(id, id.replace('_', ' '), id.equals(chosen.getId())))
                    .toList();
        }

        private List<Choice> days(DayOfWeek chosen) {
            return Arrays.stream(DayOfWeek.values())
                    .map(day -> new Choice(
                            day.name().toLowerCase(Locale.ROOT),
                            day.getDisplayName(TextStyle.FULL_STANDALONE, Locale.of(language)),
                            day == chosen))
                    .toList();
        }
    }
}
