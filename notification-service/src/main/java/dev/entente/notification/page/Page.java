package dev.entente.notification.page;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

import dev.entente.notification.page.Html.Tongue;
import dev.entente.notification.text.Telling.Line;

/**
 * A page that says something, and may ask for one thing.
 *
 * @param button its text; empty for none. It posts to the address of the page
 * @param fields what it posts
 * @param elsewhere where else to go
 * @param tongues languages to choose from, where it does not stand in that of a subscription
 * @param choices what the reader is asked to confirm
 */
@TemplateData
record Page(
        String title,
        List<String> paragraphs,
        String button,
        List<Field> fields,
        List<Way> elsewhere,
        List<Tongue> tongues,
        List<Line> choices) {

    /** A link. */
    @TemplateData
    record Way(String name, String address) {}

    /** What a form holds unseen. */
    @TemplateData
    record Field(String name, String value) {}

    static Page saying(String title, String... paragraphs) {
        return new Page(title, List.of(paragraphs), "", List.of(), List.of(), List.of(), List.of());
    }

    static Page asking(String title, String paragraph, String button) {
        return new Page(title, List.of(paragraph), button, List.of(), List.of(), List.of(), List.of());
    }

    Page asking(String post, List<Field> kept) {
        return new Page(title, paragraphs, post, kept, elsewhere, tongues, choices);
    }

    Page or(String name, String address) {
        var ways = Stream.concat(elsewhere.stream(), Stream.of(new Way(name, address)));
        return new Page(title, paragraphs, button, fields, ways.toList(), tongues, choices);
    }

    Page in(List<Tongue> languages) {
        return new Page(title, paragraphs, button, fields, elsewhere, languages, choices);
    }

    Page about(List<Line> asked) {
        return new Page(title, paragraphs, button, fields, elsewhere, tongues, asked);
    }
}
