/** A kind for tests of what happens when a fact gets a new version. */
package dev.entente.events.hearing;
