/** What the tests of the notification service share. */
package dev.entente.notification.support;
