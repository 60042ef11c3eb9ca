package dev.entente.query.statistics;

/** The week of a fact. */
final class Weeks {

    /**
     * The week (ISO 8601: from Monday, in the year that has its Thursday) in which a fact of the table {@code fact} began,
     * {@code 2024-W35}; null where its date does not tell the day.
     */
    static final String OF_FACT =
            "to_char(to_date(substring(occurred from '^\\d{4}-\\d\\d-\\d\\d'), 'YYYY-MM-DD')," + " 'IYYY-\"W\"IW')";

    private Weeks() {}
}
