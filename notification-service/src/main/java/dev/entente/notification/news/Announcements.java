package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.Subject;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Item;

/** What was announced as new, each item once. */
final class Announcements {

    /**
     * What was said of an item when it was announced.
     *
     * @param subject under which it was
     * @param reported what the event was about that brought it: another name of the item, where several are one
     */
    record Announcement(
            Subject subject,
            Subject reported,
            Set<String> countries,
            Optional<String> instrument,
            Optional<Edtf> occurred) {

        static Announcement of(News news) {
            var item = news.item();
            return new Announcement(
                    news.subject(),
                    news.cause().event().subject(),
                    Set.copyOf(item.countries()),
                    ToldKinds.named(item.kind().name()).flatMap(told -> told.instrument(item)),
                    Optional.of(item.occurred()));
        }

        /** Whether who was told this knows what is told of the item: between whom, in which form, and as exactly when. */
        boolean tells(Item item, Optional<String> form) {
            return countries.containsAll(item.countries())
                    && (form.isEmpty() || form.equals(instrument))
                    && occurred.filter(said -> isWithin(said, item.occurred())).isPresent();
        }

        private static boolean isWithin(Edtf said, Edtf date) {
            return date.first()
                            .map(first -> said.first()
                                    .filter(day -> !day.isBefore(first))
                                    .isPresent())
                            .orElse(true)
                    && date.last()
                            .map(last -> said.last()
                                    .filter(day -> !day.isAfter(last))
                                    .isPresent())
                            .orElse(true);
        }
    }

    private final List<Announcement> all = new ArrayList<>();
    private final Set<Subject> names = new HashSet<>();

    Announcements(Collection<Announcement> all) {
        all.forEach(this::add);
    }

    void add(Announcement announcement) {
        all.add(announcement);
        names.add(announcement.subject());
    }

    /** Whether an item was announced under one of these names. */
    boolean areOf(Collection<Subject> of) {
        return of.stream().anyMatch(names::contains);
    }

    /** Whether what was announced under one of these names told what is to be told of the item. */
    boolean tellUnder(Collection<Subject> of, Item item, Optional<String> form) {
        return all.stream().filter(each -> of.contains(each.subject())).anyMatch(each -> each.tells(item, form));
    }

    /** Whether what was announced because one of these was reported did, under whichever name. */
    boolean tellBecauseOf(Collection<Subject> of, Item item, Optional<String> form) {
        return all.stream().filter(each -> of.contains(each.reported())).anyMatch(each -> each.tells(item, form));
    }
}
