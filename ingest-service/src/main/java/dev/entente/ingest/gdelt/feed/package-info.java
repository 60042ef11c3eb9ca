/** Follows the event exports that GDELT publishes every quarter of an hour, in the service's own name. */
package dev.entente.ingest.gdelt.feed;
