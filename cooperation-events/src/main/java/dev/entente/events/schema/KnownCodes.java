package dev.entente.events.schema;

import java.util.HashSet;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.code.CodeHint;
import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;

/** Where the code that was meant is found: among few, or in which list. */
final class KnownCodes {

    private KnownCodes() {}

    /**
     * What to say of a value that is none of the codes.
     *
     * @param codes those of the schema
     */
    static String besides(JsonNode codes, JsonNode value) {
        if (codes.size() <= CodeHint.FEW) {
            return " " + codes;
        }
        return list(codes)
                .map(list -> " under /codes/" + list.name() + CodeHint.of(list, value.asText()))
                .orElse(" of the list that is published under /codes");
    }

    private static Optional<CodeList> list(JsonNode codes) {
        var wanted = new HashSet<String>();
        codes.forEach(code -> wanted.add(code.asText()));
        return CodeLists.all().stream()
                .filter(list -> wanted.equals(new HashSet<>(list.codes())))
                .findFirst();
    }
}
