/** Child processes: how they are started, found again, watched and stopped, and where the checkout keeps what they run with. */
package dev.entente.local.process;
