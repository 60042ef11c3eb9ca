/** Pages for people who follow a link in a mail: confirm, manage, unsubscribe. */
package dev.entente.notification.page;
