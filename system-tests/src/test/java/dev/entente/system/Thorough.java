package dev.entente.system;

/** How often tests try what chance has a part in: a little each time, and much with {@code -Dentente.thorough=true}. */
final class Thorough {

    private static final boolean THOROUGH = Boolean.getBoolean("entente.thorough");

    private Thorough() {}

    /** How many of something there are to be. */
    static int or(int usual, int thorough) {
        return THOROUGH ? thorough : usual;
    }
}
