package dev.entente.notification.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.notification.delivery.Digests.Entry;
import dev.entente.notification.delivery.Digests.Gathered;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.text.Telling.Link;

import static java.util.stream.Collectors.joining;

/** Tells a digest: each item once, as it was last known, with all that became of it. */
final class DigestTelling {

    /** More would make a mail that mail programs cut off. */
    private static final int IN_FULL = 25;

    /** Of the others, for the same reason. */
    private static final int LINKED = 100;

    /** A digest in words: the first items in full, of the others the titles, the first with links, and how many more there are. */
    record Told(String title, String lead, List<Full> alerts, List<Link> others) {}

    private DigestTelling() {}

    /**
     * Tells what was gathered.
     *
     * @param page where an item is shown with its history; empty for nowhere
     */
    static Told of(Gathered gathered, Function<JsonNode, String> page, String language) {
        var bySubject = new LinkedHashMap<String, List<Entry>>();
        for (var entry : gathered.entries()) {
            bySubject
                    .computeIfAbsent(entry.content().item().path("subject").asText(), subject -> new ArrayList<>())
                    .add(entry);
        }
        var alerts = new ArrayList<Full>();
        var others = new ArrayList<Link>();
        for (var ofOne : bySubject.values()) {
            var item = ofOne.getLast().content().item();
            if (alerts.size() < IN_FULL && ofOne.getLast().isWhole()) {
                alerts.add(together(ofOne, language).at(page.apply(item)));
            } else {
                var address = others.size() < LINKED ? page.apply(item) : "";
                others.add(new Link(address, Telling.name(item, language)));
            }
        }
        var say = Telling.in(language);
        if (gathered.items() > bySubject.size()) {
            others.add(new Link("", say.andMore(gathered.items() - bySubject.size())));
        }
        return new Told(say.titleDigest(gathered.items()), say.leadDigest(), alerts, others);
    }

    private static Full together(List<Entry> ofOne, String language) {
        var each = ofOne.stream()
                .map(entry -> Telling.full(entry.alert(), entry.content(), language))
                .toList();
        var leads = each.stream().map(Full::lead).distinct().collect(joining(" "));
        var item = ofOne.getLast().content().item();
        var alerts = ofOne.stream().map(Entry::alert).toList();
        return was(ofOne)
                .map(before -> each.getLast().after(leads, Telling.changes(before, item, language)))
                .map(compared -> Telling.compared(compared, alerts, language))
                .orElseGet(() -> each.getLast().after(leads, List.of()));
    }

    /** The item before all of it; nothing where the reader hears of it for the first time. */
    private static Optional<ObjectNode> was(List<Entry> ofOne) {
        return ofOne.stream()
                .takeWhile(entry -> !isNew(entry))
                .flatMap(entry -> entry.content().was().stream())
                .findFirst();
    }

    private static boolean isNew(Entry entry) {
        return AlertKind.of(entry.alert()).orElseThrow().what() == What.NEW;
    }
}
