/** Rates, latencies and the use of processor and memory. */
package dev.entente.benchmarks.measure;
