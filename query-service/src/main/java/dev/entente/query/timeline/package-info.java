/** What happened, fact by fact, newest first. */
package dev.entente.query.timeline;
