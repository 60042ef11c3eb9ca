package dev.entente.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Cells of rows in the form in which PostgreSQL's COPY reads them as text. They can be made before their turn comes. */
public final class Cells {

    private static final int FIRST_ROOM = 1024;

    private byte[] rows;
    private int size;

    public Cells() {
        this(FIRST_ROOM);
    }

    Cells(int room) {
        rows = new byte[room];
    }

    /** Neighbouring cells, to be written as they are: texts, numbers, booleans, days, moments, collections of texts, optional ones, null. */
    public static Cells of(Object... values) {
        var cells = new Cells();
        cells.add(values);
        cells.rows = Arrays.copyOf(cells.rows, cells.size);
        return cells;
    }

    void row(Object... values) {
        add(values);
        add((byte) '\n');
    }

    private void add(Object... values) {
        for (var index = 0; index < values.length; index++) {
            if (index > 0) {
                add((byte) '\t');
            }
            cell(values[index]);
        }
    }

    byte[] bytes() {
        return rows;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    private void add(Cells made) {
        demand(made.size);
        System.arraycopy(made.rows, 0, rows, size, made.size);
        size += made.size;
    }

    private void cell(Object value) {
        switch (value) {
            case null -> plain("\\N");
            case Cells made -> add(made);
            case Optional<?> optional -> cell(optional.orElse(null));
            case Collection<?> many -> array(many);
            case Instant moment -> plain(moment.equals(Instant.MAX) ? "infinity" : moment.toString());
            case LocalDate day -> plain(day.toString());
            case Number number -> plain(number.toString());
            default -> escaped(value.toString());
        }
    }

    private void array(Collection<?> many) {
        add((byte) '{');
        var first = true;
        for (var element : many) {
            if (!first) {
                add((byte) ',');
            }
            first = false;
            add((byte) '"');
            escaped(quoted(element.toString()));
            add((byte) '"');
        }
        add((byte) '}');
    }

    private static String quoted(String element) {
        return element.indexOf('\\') < 0 && element.indexOf('"') < 0
                ? element
                : element.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** ASCII without anything to be escaped. */
    private void plain(String text) {
        demand(text.length());
        for (var index = 0; index < text.length(); index++) {
            rows[size++] = (byte) text.charAt(index);
        }
    }

    private void escaped(String text) {
        demand(4 * text.length());
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            switch (character) {
                case '\\' -> pair('\\');
                case '\t' -> pair('t');
                case '\n' -> pair('n');
                case '\r' -> pair('r');
                default -> {
                    if (character < 0x80) {
                        rows[size++] = (byte) character;
                    } else {
                        var point = text.codePointAt(index);
                        encoded(point);
                        index += Character.charCount(point) - 1;
                    }
                }
            }
        }
    }

    private void pair(char letter) {
        rows[size++] = '\\';
        rows[size++] = (byte) letter;
    }

    /** UTF-8; half a pair, which is no character, becomes a question mark as Java's own encoder has it. */
    private void encoded(int point) {
        if (point < 0x800) {
            rows[size++] = (byte) (0xC0 | (point >> 6));
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            rows[size++] = '?';
            return;
        } else {
            if (point < 0x10000) {
                rows[size++] = (byte) (0xE0 | (point >> 12));
            } else {
                rows[size++] = (byte) (0xF0 | (point >> 18));
                rows[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            }
            rows[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        }
        rows[size++] = (byte) (0x80 | (point & 0x3F));
    }

    private void add(byte one) {
        demand(1);
        rows[size++] = one;
    }

    private void demand(int more) {
        if (size + more > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, size + more));
        }
    }
}
