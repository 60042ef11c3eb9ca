package dev.entente.ingest.gdelt;

/**
 * How much of one file is read.
 *
 * @param rows at most
 * @param rowBytes the longest row; a longer one is malformed, and nothing of it is kept
 * @param bytes of text at most, unpacked
 */
public record Limits(long rows, int rowBytes, long bytes) {}
