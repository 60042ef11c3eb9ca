package dev.entente.imports;

import java.util.List;

/** Something that the user can mend stands in the way; each sentence says what, where, and what to do. */
public final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    public ImportFailure(String sentence) {
        this(List.of(sentence));
    }

    public ImportFailure(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** One at least. */
    public List<String> sentences() {
        return sentences;
    }
}
