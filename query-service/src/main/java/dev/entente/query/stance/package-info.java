/** Who stands where: the positions that countries take on issues. */
package dev.entente.query.stance;
