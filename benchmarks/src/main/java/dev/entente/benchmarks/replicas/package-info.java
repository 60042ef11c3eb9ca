/** How one, two and three replicas of a service share what there is to do. */
package dev.entente.benchmarks.replicas;
