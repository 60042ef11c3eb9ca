/** Problem documents (RFC 9457): how every service says that it refused a request, or failed. */
package dev.entente.web;
