/** From the log to the read models: archive, fold, versions and the position, in one transaction. */
package dev.entente.query.projection;
