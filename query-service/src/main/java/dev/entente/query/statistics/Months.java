package dev.entente.query.statistics;

/** The month of a fact. */
public final class Months {

    /**
     * The month in which a fact of the table {@code fact} began, {@code 2024-08}; null where its date does not tell it: a
     * year, a season, or an open beginning.
     */
    public static final String OF_FACT = "substring(occurred from '^\\d{4}-(?:0[1-9]|1[0-2])')";

    private Months() {}
}
