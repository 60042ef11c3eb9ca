package dev.entente.local;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** How often tests try what chance has a part in: a little each time, and much with {@code -Dentente.thorough=true}. */
public final class Thorough {

    private static final boolean THOROUGH = Boolean.getBoolean("entente.thorough");

    private Thorough() {}

    /** How many of something there are to be. */
    public static int or(int usual, int thorough) {
        return THOROUGH ? thorough : usual;
    }

    /** What random numbers begin with: the first of those that are given, or all, and as many that nobody has tried yet. */
    public static LongStream seeds(long... given) {
        var known = Arrays.stream(given).limit(or(1, given.length)).toArray();
        return LongStream.concat(
                Arrays.stream(known), ThreadLocalRandom.current().longs(known.length, 1_000, 1_000_000));
    }
}
