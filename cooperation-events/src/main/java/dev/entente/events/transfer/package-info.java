/** Transfers of equipment, services, training, licences and aid from one country to another. */
package dev.entente.events.transfer;
