/** How bodies come in: waited for, unpacked and limited, whatever is in them. */
package dev.entente.ingest.body;
