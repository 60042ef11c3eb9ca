/** What all reads have in common: parameters, pages, receipts, conditional requests, problems. */
package dev.entente.query.web;
