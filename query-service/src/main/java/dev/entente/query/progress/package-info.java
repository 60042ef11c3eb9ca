/** How far the read models are behind the log, and whether it is the log that they were made from. */
package dev.entente.query.progress;
