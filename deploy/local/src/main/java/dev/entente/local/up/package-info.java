/** The commands deploy/up and deploy/down: the whole system on this machine, started, supervised, filled and stopped. */
package dev.entente.local.up;
