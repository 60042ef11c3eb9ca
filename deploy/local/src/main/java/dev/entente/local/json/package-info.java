/** JSON without a library, so that the commands under deploy/ start quickly and need nothing but a JDK. */
package dev.entente.local.json;
