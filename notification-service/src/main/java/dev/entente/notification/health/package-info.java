/** Whether the service can do its work, and how it is doing. */
package dev.entente.notification.health;
