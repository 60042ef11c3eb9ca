package dev.entente.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;

/** How many bytes JSON takes as the log is written, in UTF-8 and without white space; told without writing it. */
final class JsonSize {

    private JsonSize() {}

    static long of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var bytes = brackets(json);
                for (var member : json.properties()) {
                    bytes += ofText(member.getKey()) + 1 + of(member.getValue());
                }
                yield bytes;
            }
            case ARRAY -> {
                var bytes = brackets(json);
                for (var element : json) {
                    bytes += of(element);
                }
                yield bytes;
            }
            case STRING -> ofText(json.textValue());
            default -> json.asText().length();
        };
    }

    /** With the commas between what stands in them. */
    private static long brackets(JsonNode json) {
        return 2L + Math.max(0, json.size() - 1);
    }

    private static long ofText(String text) {
        var bytes = 2L;
        for (var at = 0; at < text.length(); at++) {
            bytes += ofLetter(text.charAt(at));
        }
        return bytes;
    }

    /** Of a character beyond 16 bits each half is asked for, which Jackson escapes. */
    private static int ofLetter(char letter) {
        if (letter < ' ') {
            return "\b\t\n\f\r".indexOf(letter) >= 0 ? 2 : 6;
        }
        if (letter < 0x80) {
            return letter == '"' || letter == '\\' ? 2 : 1;
        }
        if (Character.isSurrogate(letter)) {
            return 6;
        }
        return letter < 0x800 ? 2 : 3;
    }
}
