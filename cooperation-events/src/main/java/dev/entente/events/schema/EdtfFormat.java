package dev.entente.events.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.edtf.EdtfException;

/** The format {@code edtf} of the published schemas. */
final class EdtfFormat implements Format {

    static final String NAME = "edtf";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return reason(value).isEmpty();
    }

    /** Why the text is no date; empty if it is one. */
    static String reason(String value) {
        try {
            Edtf.parse(value);
            return "";
        } catch (EdtfException e) {
            return e.getMessage();
        }
    }
}
