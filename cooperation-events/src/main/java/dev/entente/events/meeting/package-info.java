/** Meetings: in person, by telephone or by video. */
package dev.entente.events.meeting;
