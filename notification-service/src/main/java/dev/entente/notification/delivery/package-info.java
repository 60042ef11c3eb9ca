/** Alerts on their way: due, claimed, tried, done; whatever crashes. */
package dev.entente.notification.delivery;
