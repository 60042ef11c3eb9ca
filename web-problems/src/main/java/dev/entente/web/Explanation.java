package dev.entente.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a type of problem means, in plain words.
 *
 * @param type the address under which it is explained, as problem documents name it
 * @param title a few words
 * @param meaning what happened
 * @param cause how it comes to that
 * @param remedy what to do
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Explanation(String type, String title, String meaning, Optional<String> cause, Optional<String> remedy) {

    String text() {
        return meaning + paragraph("Cause", cause) + paragraph("What to do", remedy) + "\n";
    }

    private static String paragraph(String heading, Optional<String> text) {
        return text.map(known -> "\n\n" + heading + ": " + known).orElse("");
    }

    String markdown() {
        return "# " + title + "\n\n" + meaning + section("Cause", cause) + section("What to do", remedy) + "\n\nType: `"
                + type + "`\n";
    }

    private static String section(String heading, Optional<String> text) {
        return text.map(known -> "\n\n## " + heading + "\n\n" + known).orElse("");
    }

    String html() {
        return page(title, """
                <p>%s</p>
                %s%s<p>Type: <code>%s</code> (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>)</p>
                """.formatted(
                escaped(meaning), htmlSection("Cause", cause), htmlSection("What to do", remedy), escaped(type)));
    }

    /** A page that leads to that of each. */
    static String index(List<Explanation> all) {
        return page(
                "Problems",
                all.stream()
                        .map(one ->
                                "<li><a href=\"%s\">%s</a></li>\n".formatted(escaped(one.type()), escaped(one.title())))
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n")));
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
                h1 { font-size: 1.5rem } h2 { font-size: 1.1rem } code { background: #eee; padding: .1rem .3rem }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s</main>
                </body>
                </html>
                """.formatted(escaped(title), content);
    }

    private static String htmlSection(String heading, Optional<String> text) {
        return text.map(known -> "<h2>" + heading + "</h2>\n<p>" + escaped(known) + "</p>\n")
                .orElse("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
