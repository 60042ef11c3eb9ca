/** The command {@code deploy/import}: what it was asked for, what kind of file that is, and what becomes of it. */
package dev.entente.imports;
