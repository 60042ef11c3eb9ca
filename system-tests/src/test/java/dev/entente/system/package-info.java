/** The whole system, from POST to alert, and what it does when parts of it are killed. */
package dev.entente.system;
