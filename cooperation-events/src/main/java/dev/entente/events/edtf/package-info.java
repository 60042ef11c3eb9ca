/** Dates that may be uncertain, in the Extended Date/Time Format of ISO 8601-2. */
package dev.entente.events.edtf;
