/** Tests of the packaged service as processes, of which there may be several. */
package dev.entente.query.replica;
