/** What the commands under deploy/ have in common: their arguments, and how they tell of a failure. */
package dev.entente.local.command;
