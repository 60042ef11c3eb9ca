/** Making the read models again from the log, beside those that serve: to exchange the two, or to verify them. */
package dev.entente.query.rebuild;
