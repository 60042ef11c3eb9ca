package dev.entente.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Cells of rows in the form in which PostgreSQL's COPY reads them as text. They can be made before their turn comes. */
public final class Cells {

    private static final int FIRST_ROOM = 1024;

    /** What a thread keeps for the cells that it makes next. */
    private static final int MOST_SCRATCH = 64 * 1024;

    private static final ThreadLocal<Cells> SCRATCH = ThreadLocal.withInitial(Cells::new);

    private byte[] rows;
    private int size;

    public Cells() {
        this(FIRST_ROOM);
    }

    Cells(int room) {
        this(new byte[room], 0);
    }

    private Cells(byte[] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /** Neighbouring cells, to be written as they are: texts (also in UTF-8), numbers, booleans, days, moments, collections of texts, optional ones, null. */
    public static Cells of(Object... values) {
        var scratch = SCRATCH.get();
        scratch.clear();
        scratch.add(values);
        var cells = new Cells(Arrays.copyOf(scratch.rows, scratch.size), scratch.size);
        if (scratch.rows.length > MOST_SCRATCH) {
            SCRATCH.remove();
        }
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

    /** How many bytes they are. */
    public int size() {
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
            case byte[] utf8 -> escaped(utf8);
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

    /** In UTF-8; half a pair, which is no character, becomes a question mark as Java's own encoder has it. */
    private void escaped(String text) {
        escaped(text.getBytes(StandardCharsets.UTF_8));
    }

    private void escaped(byte[] text) {
        demand(text.length);
        var start = 0;
        for (var index = 0; index < text.length; index++) {
            var letter = escape(text[index]);
            if (letter != 0) {
                run(text, start, index);
                add((byte) '\\');
                add(letter);
                start = index + 1;
            }
        }
        run(text, start, text.length);
    }

    /** What stands behind the backslash; all of these are ASCII, and no part of any other character. */
    private static byte escape(byte one) {
        return switch (one) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void run(byte[] text, int from, int to) {
        demand(to - from);
        System.arraycopy(text, from, rows, size, to - from);
        size += to - from;
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
