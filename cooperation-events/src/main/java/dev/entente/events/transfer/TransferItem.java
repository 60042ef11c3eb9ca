package dev.entente.events.transfer;

import java.util.Optional;

/**
 * What is transferred.
 *
 * @param kind of the code list {@code transfer-item-kinds}
 * @param category such as ship, missile, aircraft
 * @param designation type or name
 * @param quantity pieces, where they are known
 */
public record TransferItem(
        String kind, Optional<String> category, Optional<String> designation, Optional<Integer> quantity) {}
