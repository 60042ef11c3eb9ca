/** The query service: projects the event log into read models, and serves them. */
package dev.entente.query;
