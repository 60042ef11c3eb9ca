package dev.entente.query.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a word is akin to those that were asked for. Only these are compared that begin alike. */
final class Kinship {

    private static final int SHORTEST_BEGINNING = 3;
    private static final Kin NONE = new Kin(new BitSet(), new BitSet());

    private final List<String> asked;
    private final Map<String, List<Integer>> byBeginning = new HashMap<>();

    /**
     * Of words in plain letters.
     *
     * @param asked each once
     */
    Kinship(List<String> asked) {
        this.asked = asked;
        IntStream.range(0, asked.size())
                .forEach(number -> byBeginning
                        .computeIfAbsent(beginning(asked.get(number)), beginning -> new ArrayList<>())
                        .add(number));
    }

    /**
     * Which of those asked for, by their number.
     *
     * @param same the word is these, or begins with them
     * @param any also those of which it may be a form
     */
    record Kin(BitSet same, BitSet any) {}

    Kin of(String word) {
        var alike = byBeginning.get(beginning(word));
        return alike == null ? NONE : among(alike, word);
    }

    private Kin among(List<Integer> alike, String word) {
        var same = new BitSet();
        var any = new BitSet();
        for (int number : alike) {
            var wanted = asked.get(number);
            var common = common(wanted, word);
            if (isIt(wanted, word, common)) {
                same.set(number);
            }
            if (isIt(wanted, word, common) || isAForm(wanted, word, common)) {
                any.set(number);
            }
        }
        return new Kin(same, any);
    }

    /** What is shorter is akin to itself alone. */
    private static String beginning(String word) {
        return word.length() <= SHORTEST_BEGINNING ? word : word.substring(0, SHORTEST_BEGINNING);
    }

    private static boolean isIt(String wanted, String word, int common) {
        return common == wanted.length() && (common == word.length() || common >= SHORTEST_BEGINNING);
    }

    /** Whether both begin in the same way for most of their length: forms of one word, or a slip of the pen. */
    private static boolean isAForm(String wanted, String word, int common) {
        return common >= SHORTEST_BEGINNING && 3 * common >= 2 * Math.min(word.length(), wanted.length());
    }

    private static int common(String one, String other) {
        var common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }
}
