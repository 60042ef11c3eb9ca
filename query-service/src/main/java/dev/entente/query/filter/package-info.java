/** What items and facts can be narrowed to, the same wherever they are listed, counted or searched. */
package dev.entente.query.filter;
