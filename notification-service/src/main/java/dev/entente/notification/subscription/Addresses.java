package dev.entente.notification.subscription;

import jakarta.inject.Singleton;

import dev.entente.notification.secret.Vault;

/** How addresses are compared without being known: by a keyed hash, whatever their spelling. */
@Singleton
class Addresses {

    private final Vault vault;

    Addresses(Vault vault) {
        this.vault = vault;
    }

    byte[] hash(Channel channel) {
        return vault.hash("addresses", channel.normal());
    }
}
