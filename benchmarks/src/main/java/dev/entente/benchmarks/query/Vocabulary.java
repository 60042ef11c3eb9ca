package dev.entente.benchmarks.query;

import java.util.Random;
import java.util.StringJoiner;

/** Made-up words, some frequent and most rare, as in any language. */
final class Vocabulary {

    private static final String[] SYLLABLES =
            ("ka ri mo ta len sa ve do mi ra no te lu ba si go pe ha du ne fo ma li ze"
                            + " bor tan kal ser min dok rat vel pon gas tir mar kes lon fer dan sul ger mik han tor bel çi ğı şe ü")
                    .split(" ");

    private final String[] words;
    private final Zipf frequency;

    Vocabulary(int size, long seed) {
        var random = new Random(seed);
        words = new String[size];
        for (var index = 0; index < size; index++) {
            words[index] = word(random, 1 + random.nextInt(index < 100 ? 2 : 4));
        }
        frequency = new Zipf(size, 1);
    }

    private static String word(Random random, int syllables) {
        var word = new StringBuilder();
        for (var count = 0; count <= syllables; count++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    String word(Random random) {
        return word(frequency.next(random));
    }

    /** The more frequent ones have the smaller numbers, from 0 on. */
    String word(int number) {
        return words[number];
    }

    String sentence(Random random, int length) {
        var sentence = new StringJoiner(" ");
        for (var count = 0; count < length; count++) {
            sentence.add(word(random));
        }
        return sentence.toString();
    }
}
