/** How events travel: as CloudEvents in JSON, in HTTP headers, and in Kafka's headers and values. */
package dev.entente.events.codec;
