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
        for (var at = from; at < until; at++) {
            var c = json[at];
            if (c == '"') {
                at = endOfText(json, at + 1, until);
            } else if (c == '{' || c == '[' || c == ',') {
                values++;
            }
        }
        return values;
    }

    /** Where the quotation mark is that ends the text; of one that does not end, the last byte or the one after. */
    private static int endOfText(byte[] json, int from, int until) {
        var at = from;
        while (at < until && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1; // whatever follows a backslash is part of the text
        }
        return at;
    }
}
