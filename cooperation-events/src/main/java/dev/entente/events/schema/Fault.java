package dev.entente.events.schema;

/**
 * One thing that is wrong with an event. Both texts can be written as JSON whatever was sent: what no UTF-8 can hold
 * stands as U+FFFD, and what is long is cut.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the event as sent
 * @param detail what is wrong there, and what would be right
 */
public record Fault(String pointer, String detail) {

    private static final int LONGEST = 1000;

    public Fault {
        pointer = Portable.shown(cut(pointer));
        detail = Portable.shown(cut(detail));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A fault of the property with this name at the top of a value. */
    public static Fault ofProperty(String name, String detail) {
        return new Fault("/" + Portable.escaped(name), detail);
    }

    /** The same fault, seen from the value that holds this one at {@code prefix}. */
    public Fault within(String prefix) {
        return new Fault(prefix + pointer, detail);
    }

    /** Whether it is about that place, or about something in it. */
    public boolean isWithin(String place) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }
}
