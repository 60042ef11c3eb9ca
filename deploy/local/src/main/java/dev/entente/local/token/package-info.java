/** Access tokens for the local system: a key pair of this machine, and JSON Web Tokens signed with it. */
package dev.entente.local.token;
