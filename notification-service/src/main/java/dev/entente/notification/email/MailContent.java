package dev.entente.notification.email;

import java.util.List;

import io.quarkus.qute.TemplateData;

import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

/**
 * What a mail says, from top to bottom. What is empty is left out.
 *
 * @param alerts in full
 * @param others items of which only the titles are told, each with its address, if it has one
 * @param choices what the reader is asked to confirm
 * @param action what the button says, and where it leads
 * @param note a paragraph after that with a link of its own
 */
@TemplateData
record MailContent(
        String title,
        String lead,
        List<Full> alerts,
        List<Link> others,
        List<Line> choices,
        Action action,
        Note note,
        Why why) {

    @TemplateData
    record Action(String name, String link) {}

    @TemplateData
    record Note(String text, String name, String link) {}

    /** Why the reader gets this, and how it is ended. */
    @TemplateData
    record Why(String text, List<Line> asked, String unsubscribe, String manage) {}

    static MailContent titled(String title) {
        return new MailContent(
                title,
                "",
                List.of(),
                List.of(),
                List.of(),
                new Action("", ""),
                new Note("", "", ""),
                new Why("", List.of(), "", ""));
    }

    MailContent saying(String text) {
        return new MailContent(title, text, alerts, others, choices, action, note, why);
    }

    MailContent telling(List<Full> all) {
        return new MailContent(title, lead, all, others, choices, action, note, why);
    }

    MailContent mentioning(List<Link> titles) {
        return new MailContent(title, lead, alerts, titles, choices, action, note, why);
    }

    MailContent choosing(List<Line> asked) {
        return new MailContent(title, lead, alerts, others, asked, action, note, why);
    }

    MailContent leadingTo(String name, String link) {
        return new MailContent(title, lead, alerts, others, choices, new Action(name, link), note, why);
    }

    MailContent adding(String text, String name, String link) {
        return new MailContent(title, lead, alerts, others, choices, action, new Note(text, name, link), why);
    }

    MailContent because(Why reason) {
        return new MailContent(title, lead, alerts, others, choices, action, note, reason);
    }

    String unsubscribe() {
        return why.unsubscribe();
    }
}
