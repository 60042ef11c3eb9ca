/** Joint exercises, trainings and exchanges: military, educational or cultural. */
package dev.entente.events.exercise;
