package dev.entente.notification.page;

import java.util.List;

import io.quarkus.qute.TemplateData;

/**
 * A page that says something, and may ask for one thing.
 *
 * @param button its text; empty for none. It posts to the address of the page
 * @param elsewhere where else to go; an empty address for nowhere
 */
@TemplateData
record Page(String title, List<String> paragraphs, String button, Way elsewhere) {

    /** A link. */
    @TemplateData
    record Way(String name, String address) {
        static final Way NONE = new Way("", "");
    }

    static Page saying(String title, String... paragraphs) {
        return new Page(title, List.of(paragraphs), "", Way.NONE);
    }

    static Page asking(String title, String paragraph, String button) {
        return new Page(title, List.of(paragraph), button, Way.NONE);
    }

    Page or(String name, String address) {
        return new Page(title, paragraphs, button, new Way(name, address));
    }
}
