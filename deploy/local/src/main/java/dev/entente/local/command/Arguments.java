package dev.entente.local.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a command line, taken one after the other; {@code --flag=value} counts as two. */
public final class Arguments {
    private final Deque<String> words = new ArrayDeque<>();

    public Arguments(List<String> words) {
        for (String word : words) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            this.words.add(equals < 0 ? word : word.substring(0, equals));
            if (equals >= 0) {
                this.words.add(word.substring(equals + 1));
            }
        }
    }

    public boolean hasNext() {
        return !words.isEmpty();
    }

    public String next() {
        return words.remove();
    }

    /** The word after a flag that does not go without one. */
    public String valueOf(String flag) {
        if (words.isEmpty() || words.peek().startsWith("--")) {
            throw new UsageFailure(flag + " needs a value after it.");
        }
        return words.remove();
    }

    /** The word after a flag that may go without one, if it is one of these. */
    public Optional<String> valueAmong(Set<String> values) {
        return words.isEmpty() || !values.contains(words.peek()) ? Optional.empty() : Optional.of(words.remove());
    }
}
