/** Items of all kinds: filters, paging, representations, history. Nothing here knows one kind from another. */
package dev.entente.query.item;
