/** What is said to people, in their language. */
package dev.entente.notification.text;
