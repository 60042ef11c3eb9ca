/** How much happened, by month, week, sector, country and type. */
package dev.entente.query.statistics;
