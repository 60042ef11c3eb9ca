/** The mail catcher: takes every mail that is sent to it, and shows it to people and to tests. */
package dev.entente.local.mail;
