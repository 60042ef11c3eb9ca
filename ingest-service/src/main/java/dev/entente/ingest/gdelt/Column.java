package dev.entente.ingest.gdelt;

/** The columns that are read here. The 1.0 forms lack three columns, so that what follows has other numbers there. */
enum Column {
    GLOBAL_EVENT_ID("GLOBALEVENTID", 1, 1),
    SQL_DATE("SQLDATE", 2, 2),
    ACTOR1_CODE("Actor1Code", 6, 6),
    ACTOR1_NAME("Actor1Name", 7, 7),
    ACTOR1_COUNTRY("Actor1CountryCode", 8, 8),
    ACTOR2_CODE("Actor2Code", 16, 16),
    ACTOR2_NAME("Actor2Name", 17, 17),
    ACTOR2_COUNTRY("Actor2CountryCode", 18, 18),
    IS_ROOT_EVENT("IsRootEvent", 26, 26),
    EVENT_CODE("EventCode", 27, 27),
    QUAD_CLASS("QuadClass", 30, 30),
    GOLDSTEIN("GoldsteinScale", 31, 31),
    MENTIONS("NumMentions", 32, 32),
    SOURCES("NumSources", 33, 33),
    ARTICLES("NumArticles", 34, 34),
    TONE("AvgTone", 35, 35),
    PLACE_NAME("ActionGeo_FullName", 53, 51),
    PLACE_COUNTRY("ActionGeo_CountryCode", 54, 52),
    PLACE_LATITUDE("ActionGeo_Lat", 57, 54),
    PLACE_LONGITUDE("ActionGeo_Long", 58, 55),
    DATE_ADDED("DATEADDED", 60, 57),
    SOURCE_URL("SOURCEURL", 61, 58);

    private final String title;
    private final int inVersion2;
    private final int inVersion1;

    Column(String title, int inVersion2, int inVersion1) {
        this.title = title;
        this.inVersion2 = inVersion2;
        this.inVersion1 = inVersion1;
    }

    /** Counted from 1. */
    int number(Form form) {
        return form == Form.V2 ? inVersion2 : inVersion1;
    }

    /** As in a message: {@code column 27 (EventCode)}. */
    String shown(Form form) {
        return "column " + number(form) + " (" + title + ")";
    }
}
