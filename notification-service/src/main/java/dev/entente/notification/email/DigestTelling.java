package dev.entente.notification.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.entente.notification.delivery.Digests.Entry;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Full;

import static java.util.stream.Collectors.joining;

/** Tells a digest: each item once, as it was last known, with all that became of it. */
final class DigestTelling {

    /** More would make a mail that mail programs cut off. */
    private static final int IN_FULL = 25;

    /** A digest in words: the first items in full, of the others the titles. */
    record Told(String title, String lead, List<Full> alerts, List<String> others) {}

    private DigestTelling() {}

    static Told of(List<Entry> entries, String language) {
        var bySubject = new LinkedHashMap<String, List<Full>>();
        for (var entry : entries) {
            bySubject
                    .computeIfAbsent(entry.content().item().path("subject").asText(), subject -> new ArrayList<>())
                    .add(Telling.full(entry.alert(), entry.content(), language));
        }
        var told = bySubject.values().stream().map(DigestTelling::together).toList();
        var say = Telling.in(language);
        return new Told(
                say.titleDigest(told.size()),
                say.leadDigest(),
                told.stream().limit(IN_FULL).toList(),
                told.stream().skip(IN_FULL).map(Full::name).toList());
    }

    private static Full together(List<Full> ofOne) {
        var last = ofOne.getLast();
        var leads = ofOne.stream().map(Full::lead).distinct().collect(joining(" "));
        return new Full(last.title(), last.name(), leads, last.summary(), last.lines(), last.links());
    }
}
