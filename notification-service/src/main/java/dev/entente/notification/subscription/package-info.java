/** Who asked to be told what, how, and whether they still want it. */
package dev.entente.notification.subscription;
