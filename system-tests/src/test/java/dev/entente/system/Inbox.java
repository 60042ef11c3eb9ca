package dev.entente.system;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The mails that readers have got. */
final class Inbox {

    private final Entente entente;

    Inbox(Entente entente) {
        this.entente = entente;
    }

    /** All mails to the address, in the order in which they came. */
    List<JsonNode> to(String address) {
        return StreamSupport.stream(Http.get(entente.inbox()).is(200).json().spliterator(), false)
                .filter(mail -> mail.path("to").toString().contains(address))
                .toList();
    }

    /** The first mail to the address in whose subject or text the words stand, when it has come. */
    JsonNode mail(String address, String words) {
        return Waiting.until(
                "a mail to " + address + " with " + words,
                () -> to(address).stream()
                        .filter(mail -> has(mail, words))
                        .findFirst()
                        .orElseThrow(),
                mail -> true);
    }

    static boolean has(JsonNode mail, String words) {
        return mail.path("text").asText().contains(words)
                || mail.path("subject").asText().contains(words);
    }

    /** The link in the mail to a page that begins so. */
    static String link(JsonNode mail, String path) {
        var text = mail.path("text").asText();
        var matcher =
                Pattern.compile("https?://[^\\s<>\"]+" + path + "[^\\s<>\"]+").matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no link to " + path + " in " + text);
        }
        return matcher.group();
    }
}
