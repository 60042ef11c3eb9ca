/** Who stands where on an issue, and how far the read models are. */
package dev.entente.query.position;
