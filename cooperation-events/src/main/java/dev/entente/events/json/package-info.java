/** How values of the published language are written as JSON, and digested. */
package dev.entente.events.json;
