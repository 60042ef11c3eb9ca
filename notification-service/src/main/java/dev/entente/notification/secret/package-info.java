/** What must not be read by others: encryption at rest, hashes to find things by, tokens in links. */
package dev.entente.notification.secret;
