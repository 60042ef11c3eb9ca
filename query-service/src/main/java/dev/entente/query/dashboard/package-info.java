/** What the page for readers is told by whoever runs the service; the page itself is in {@code web}. */
package dev.entente.query.dashboard;
