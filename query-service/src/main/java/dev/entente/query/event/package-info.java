/** Events as they were reported, and what became of each. */
package dev.entente.query.event;
