/** SQL without ceremony, in the transaction of the caller. */
package dev.entente.notification.sql;
