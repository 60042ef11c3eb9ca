package dev.entente.notification.subscription;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class SubscriptionStore implements PanacheRepositoryBase<Subscription, UUID> {}
