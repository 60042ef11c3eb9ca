package dev.entente.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.json.Json;

/**
 * A row that comes out otherwise when the read models are made again.
 *
 * @param number by which differences of a rebuild are lined up: items first
 * @param what item (a version of one), fact, event, repetition, link, parked or position; listing: an entry of a list of some
 *     countries that is missing in what serves
 * @param key what tells the row apart, such as from when on a version was known
 * @param old what serves; nothing where there is no such row
 * @param made what the rebuild came to; nothing where there is no such row
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Difference(
        long number, String what, String subject, JsonNode key, Optional<JsonNode> old, Optional<JsonNode> made) {

    /** A difference without what is in it; {@code listing}: what pages of its countries would miss; {@code word}: what searches would. */
    public record Named(String what, String subject) {}

    static Difference read(ResultSet row) throws SQLException {
        return new Difference(
                row.getLong("number"),
                row.getString("what"),
                row.getString("subject"),
                Json.object(row.getString("key")),
                Optional.ofNullable(row.getString("old")).map(Json::object),
                Optional.ofNullable(row.getString("new")).map(Json::object));
    }
}
