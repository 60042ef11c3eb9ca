package dev.entente.events;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where something happened.
 *
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, WGS 84, -90 to 90
 * @param longitude degrees east, WGS 84, -180 to 180
 */
public record Place(
        Optional<String> country,
        Optional<String> name,
        Optional<BigDecimal> latitude,
        Optional<BigDecimal> longitude) {}
