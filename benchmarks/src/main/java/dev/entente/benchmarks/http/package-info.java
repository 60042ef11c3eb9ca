/** A load generator for HTTP/1.1 that costs little, since it shares the processors with what it measures. */
package dev.entente.benchmarks.http;
