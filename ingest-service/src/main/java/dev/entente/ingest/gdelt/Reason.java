package dev.entente.ingest.gdelt;

/** Why a row is passed over. A row has one reason: the first that applies, in this order. */
enum Reason {
    /** Of one actor, or of both, no country is known. */
    COUNTRY_MISSING("countryMissing"),
    SAME_COUNTRY("sameCountry"),
    /** A region stands where a country is expected, or a country that is no more. */
    NOT_A_COUNTRY("notACountry"),
    /** QuadClass 3 or 4. */
    CONFLICT("conflict"),
    /** CAMEO counts it as cooperation, but it is not of roots 01 to 08: 09 is "investigate". */
    NOT_COOPERATION("notCooperation");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** As in a report. */
    String code() {
        return code;
    }
}
