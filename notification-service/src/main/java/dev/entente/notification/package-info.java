/** Tells subscribers what is new about agreements: news, who asked for it, delivery by webhook or e-mail. */
package dev.entente.notification;
