package dev.entente.imports.mapping;

/** What a code table makes of a text. */
public sealed interface Code {

    /** It stands for this. */
    record Known(String code) implements Code {}

    /** It is to be left out, for this reason. */
    record LeftOut(String reason) implements Code {}

    /** The table does not have it. */
    record Unknown() implements Code {}
}
