/** The API of subscriptions and deliveries. */
package dev.entente.notification.web;
