/** Benchmarks of the services: how much they do, and how near that is to the limit of what stands behind them. */
package dev.entente.benchmarks;
