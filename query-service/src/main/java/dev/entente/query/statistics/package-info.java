/** How much happened, by month, sector, country and type. */
package dev.entente.query.statistics;
