package dev.entente.local.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages for people. Everything that came by mail is escaped, but for the HTML part, which is shown in a sandbox of its own. */
final class InboxPages {
    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    private InboxPages() {}

    /** The newest mails, newest first; the page comes anew every few seconds. */
    static String list(List<Mail> mails) {
        String rows =
                mails.reversed().stream().limit(SHOWN).map(InboxPages::row).collect(Collectors.joining());
        String content = rows.isEmpty()
                ? "<p class=\"empty\">No mail yet. What the notification service sends appears here.</p>"
                : "<table><thead><tr><th>To</th><th>Subject</th><th>Received (UTC)</th></tr></thead><tbody>%s</tbody></table>"
                        .formatted(rows);
        return page(
                "Inbox",
                "<meta http-equiv=\"refresh\" content=\"5\">",
                "<h1>Inbox <small>%d</small></h1>%s".formatted(mails.size(), content));
    }

    static String mail(Mail mail) {
        String html = mail.html().isEmpty()
                ? ""
                : "<h2>HTML</h2><iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\" title=\"HTML part\" src=\"/mail/%d/html\"></iframe>"
                        .formatted(mail.number());
        String headers = mail.headers().entrySet().stream()
                .map(header ->
                        "<tr><th>%s</th><td>%s</td></tr>".formatted(escape(header.getKey()), escape(header.getValue())))
                .collect(Collectors.joining());
        return page(escape(mail.subject()), "", """
                <p><a href="/">Inbox</a></p>
                <h1>%s</h1>
                <p>From %s to %s, %s UTC</p>
                <h2>Text</h2><pre>%s</pre>
                %s
                <details><summary>Headers</summary><table>%s</table></details>
                """.formatted(
                        escape(mail.subject()),
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        TIME.format(mail.received()),
                        linked(mail.text()),
                        html,
                        headers));
    }

    static String notFound() {
        return page(
                "Not found",
                "",
                "<h1>Not found</h1><p>There is no such mail here (any more). <a href=\"/\">Inbox</a></p>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String row(Mail mail) {
        return "<tr><td>%s</td><td><a href=\"/mail/%d\">%s</a></td><td><time>%s</time></td></tr>"
                .formatted(
                        escape(String.join(", ", mail.to())),
                        mail.number(),
                        mail.subject().isBlank() ? "(no subject)" : escape(mail.subject()),
                        TIME.format(mail.received()));
    }

    /** Escaped, with its links made to be followed. */
    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        int end = 0;
        for (var link : LINK.matcher(text).results().toList()) {
            String address = escape(link.group());
            html.append(escape(text.substring(end, link.start())));
            html.append(
                    "<a href=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s</a>".formatted(address, address));
            end = link.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }

    private static String page(String title, String head, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Entente</title>
                <link rel="stylesheet" href="/style.css">
                %s
                </head>
                <body><main>
                %s
                </main></body>
                </html>
                """.formatted(title, head, content);
    }
}
