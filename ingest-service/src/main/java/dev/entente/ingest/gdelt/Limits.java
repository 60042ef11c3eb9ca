package dev.entente.ingest.gdelt;

import dev.entente.ingest.IngestConfig;

/**
 * How much of one file is read.
 *
 * @param rows at most
 * @param rowBytes the longest row; a longer one is malformed, and nothing of it is kept
 * @param bytes of text at most, unpacked
 */
public record Limits(long rows, int rowBytes, long bytes) {

    public static Limits of(IngestConfig.Gdelt config) {
        return new Limits(
                config.maxRows(),
                (int) config.maxRowSize().asLongValue(),
                config.maxSize().asLongValue());
    }
}
