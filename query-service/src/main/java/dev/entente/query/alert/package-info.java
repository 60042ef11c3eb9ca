/** What became of the alerts that events caused, as the notification service tells it. */
package dev.entente.query.alert;
