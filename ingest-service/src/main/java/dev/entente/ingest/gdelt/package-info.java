/** Rows of GDELT event exports become events: read, sieved, mapped by one table, and led the way of all others. */
package dev.entente.ingest.gdelt;
