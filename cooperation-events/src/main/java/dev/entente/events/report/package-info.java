/** Reports on reports: corrections, retractions, and that two aggregates are one. */
package dev.entente.events.report;
