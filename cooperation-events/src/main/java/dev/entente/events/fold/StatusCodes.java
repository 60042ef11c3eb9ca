package dev.entente.events.fold;

import dev.entente.events.json.Json;

/** The wire form of a status. */
final class StatusCodes {

    private StatusCodes() {}

    static String of(Enum<?> status) {
        return Json.MAPPER.convertValue(status, String.class);
    }
}
