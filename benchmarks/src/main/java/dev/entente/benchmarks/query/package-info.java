/** Load on the query service: how fast it projects a large ledger, and how fast it answers on it. */
package dev.entente.benchmarks.query;
