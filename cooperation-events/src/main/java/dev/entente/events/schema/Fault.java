package dev.entente.events.schema;

/**
 * One thing that is wrong with an event.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the event as sent
 * @param detail what is wrong there, and what would be right
 */
public record Fault(String pointer, String detail) {

    /** The same fault, seen from the value that holds this one at {@code prefix}. */
    public Fault within(String prefix) {
        return new Fault(prefix + pointer, detail);
    }
}
