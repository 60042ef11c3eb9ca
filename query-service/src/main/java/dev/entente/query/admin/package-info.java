/** What operators see and do: rebuilds, verification, and what is parked. Everything needs the scope admin. */
package dev.entente.query.admin;
