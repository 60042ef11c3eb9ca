package dev.entente.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An entry under {@code errors} of a problem: one thing that is wrong, and where.
 *
 * @param pointer JSON pointer into the body as sent; null where a parameter is meant
 * @param parameter name of a query parameter or header; null where a place in the body is meant
 * @param detail what is wrong there, and what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String parameter, String detail) {

    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, detail);
    }

    public static FieldError ofParameter(String parameter, String detail) {
        return new FieldError(null, parameter, detail);
    }
}
