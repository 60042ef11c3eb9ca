/** Reads the event log and finds out what is new about an agreement. */
package dev.entente.notification.news;
