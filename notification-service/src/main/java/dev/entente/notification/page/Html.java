package dev.entente.notification.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;

import dev.entente.notification.subscription.Languages;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.WishSentences;

/** Pages as they go out: in a language, kept nowhere, told to nobody, and without any script. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * A language to choose, under its own name.
     *
     * @param address of the page in that language, from the page itself
     */
    @TemplateData
    record Tongue(String code, String name, boolean chosen, String address) {}

    private Html() {}

    /** The language that was asked for, else the first of the reader's languages that there is, else English. */
    static String language(String asked, HttpHeaders headers) {
        return language(asked, headers.getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The same, where it is known what the reader's program says of languages; what cannot be read of that counts nothing. */
    static String language(String asked, List<String> accepted) {
        if (asked != null && Languages.ALL.contains(asked)) {
            return asked;
        }
        return Stream.ofNullable(accepted)
                .flatMap(List::stream)
                .flatMap(header -> Stream.of(header.split(",")))
                .flatMap(Html::range)
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .map(range -> range.getRange().replaceAll("-.*", ""))
                .filter(Languages.ALL::contains)
                .findFirst()
                .orElse("en");
    }

    private static Stream<LanguageRange> range(String text) {
        try {
            return LanguageRange.parse(text.strip()).stream().limit(1); // more are other names of the same
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    static List<Tongue> tongues(String chosen) {
        return tongues(chosen, "");
    }

    /** The same, where the page in another language keeps what else its address says. */
    static List<Tongue> tongues(String chosen, String kept) {
        return Languages.ALL.stream()
                .map(code -> new Tongue(code, name(code), code.equals(chosen), "?lang=" + code + kept))
                .toList();
    }

    private static String name(String code) {
        var locale = Locale.of(code);
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** The address of a page may hold a token, so it must not be kept anywhere or told to others. */
    static Response show(int status, Template template, String language, Object page) {
        var html = template.instance()
                .data("language", language)
                .data("say", Telling.in(language))
                .data("sayOfWish", Telling.in(WishSentences.class, language))
                .data("page", page)
                .render();
        return Response.status(status)
                .entity(html)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .build();
    }
}
