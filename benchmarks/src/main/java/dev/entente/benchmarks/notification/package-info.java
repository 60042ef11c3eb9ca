/** How fast alerts are matched and reach their receivers. */
package dev.entente.benchmarks.notification;
