package dev.entente.local.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A caught mail.
 *
 * @param number counts from 1 in the order of arrival
 * @param to whom it was sent to, blind copies included, as the SMTP session said
 * @param text the plain text, empty where there is none
 * @param html the HTML, empty where there is none
 * @param headers decoded and unfolded; the values of a repeated one joined by a comma
 */
record Mail(
        long number,
        Instant received,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        Map<String, String> headers) {

    /** As {@code GET /messages} shows it. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("to", to);
        json.put("subject", subject);
        json.put("text", text);
        json.put("html", html);
        json.put("headers", headers);
        json.put("received", received);
        return json;
    }
}
