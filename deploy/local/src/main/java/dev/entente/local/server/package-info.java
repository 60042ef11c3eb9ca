/** The servers that Entente stands on, as those see them who use or stop and start them, whatever they run in. */
package dev.entente.local.server;
