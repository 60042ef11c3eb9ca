/** Alerts as signed HTTP requests (Standard Webhooks), to addresses that may be called. */
package dev.entente.notification.webhook;
