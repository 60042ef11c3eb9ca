/** Countries, and how much is known of each. */
package dev.entente.query.country;
