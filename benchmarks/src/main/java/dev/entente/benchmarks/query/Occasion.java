package dev.entente.benchmarks.query;

import java.time.LocalDate;
import java.util.List;

/**
 * When something happens, and between whom.
 *
 * @param countries two or more, different ones; the one that it is at home in comes first
 */
record Occasion(LocalDate day, List<String> countries) {}
