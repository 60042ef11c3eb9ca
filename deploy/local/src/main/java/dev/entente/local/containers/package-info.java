/** The same servers in containers, by Testcontainers; chosen with {@code -Dentente.platform=containers}. */
package dev.entente.local.containers;
