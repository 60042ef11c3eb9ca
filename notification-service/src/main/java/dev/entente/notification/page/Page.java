package dev.entente.notification.page;

import java.util.List;

import io.quarkus.qute.TemplateData;

import dev.entente.notification.text.Telling.Line;

/**
 * What a page shows.
 *
 * @param button its text; empty for none
 * @param action where the button posts to
 */
@TemplateData
record Page(String title, List<String> paragraphs, List<Line> lines, String button, String action) {

    static Page saying(String title, String paragraph) {
        return new Page(title, List.of(paragraph), List.of(), "", "");
    }

    static Page asking(String title, String paragraph, String button) {
        return new Page(title, List.of(paragraph), List.of(), button, "");
    }
}
