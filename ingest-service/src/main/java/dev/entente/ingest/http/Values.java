package dev.entente.ingest.http;

/**
 * How many values a JSON text holds, and so how much memory it takes once it is read: three bytes may become a hundred. Told
 * by a look at the bytes, before anything is made of them.
 */
final class Values {

    /** What a value takes at most as a tree, beside its text. */
    static final int BYTES = 90;

    private Values() {}

    /** Objects, arrays, members and elements, those that are in each other too; never fewer than there are. */
    static int in(byte[] json) {
        return in(json, 0, json.length);
    }

    static int in(byte[] json, int from, int until) {
        var values = 1;
        var inText = false;
        for (var at = from; at < until; at++) {
            switch (json[at]) {
                case '"' -> inText = !inText;
                case '\\' -> at++; // of a text; whatever follows is part of it
                case '{', '[', ',' -> values += inText ? 0 : 1;
                default -> {} // of no weight
            }
        }
        return values;
    }
}
