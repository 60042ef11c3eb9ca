package dev.entente.local.mail;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** Reads a mail as a person sees it: decoded, its first plain and its first HTML part. */
final class MimeReader {
    private MimeReader() {}

    /** A mail that is not well formed is shown as far as it can be read, with the reason as its text. */
    static Mail read(long number, Instant received, List<String> to, MimeMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        String text;
        String html = "";
        try {
            headers.putAll(headers(message));
            text = first(message, "text/plain");
            html = first(message, "text/html");
        } catch (MessagingException | IOException e) {
            text = "This mail could not be read: " + e.getMessage();
        }
        return new Mail(
                number,
                received,
                headers.getOrDefault("From", ""),
                List.copyOf(to),
                headers.getOrDefault("Subject", ""),
                text,
                html,
                Collections.unmodifiableMap(headers));
    }

    private static Map<String, String> headers(MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
            headers.merge(header.getName(), value, (before, more) -> before + ", " + more);
        }
        return headers;
    }

    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                String found = first(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
