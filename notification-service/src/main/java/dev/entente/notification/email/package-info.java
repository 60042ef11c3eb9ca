/** Alerts and letters as e-mails, in HTML and text. */
package dev.entente.notification.email;
