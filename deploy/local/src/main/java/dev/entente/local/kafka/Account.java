package dev.entente.local.kafka;

import java.util.List;

import static dev.entente.local.kafka.Account.Right.READ;
import static dev.entente.local.kafka.Account.Right.WRITE;

/**
 * The account of a service where the broker asks for one, and all that it may do. {@code deploy/kubernetes/base/kafka/users.yaml}
 * says the same for a cluster.
 *
 * @param topics what it may do with which topic
 * @param groups the consumer groups of which it may be a member
 */
public record Account(String name, List<Permission> topics, List<String> groups) {
    /** What can be done with a topic; looking where it begins and ends is part of both. */
    public enum Right {
        READ,
        WRITE
    }

    /** A right to one topic. */
    public record Permission(String topic, Right right) {}

    /** Those of the three services. */
    public static final List<Account> ALL = List.of(
            new Account("ingest-service", List.of(new Permission("entente.events", WRITE)), List.of()),
            new Account(
                    "query-service",
                    List.of(
                            new Permission("entente.events", READ),
                            new Permission("entente.alerts", READ),
                            new Permission("entente.parked", WRITE)),
                    List.of("query-service", "query-service-alerts")),
            new Account(
                    "notification-service",
                    List.of(
                            new Permission("entente.events", READ),
                            new Permission("entente.alerts", WRITE),
                            new Permission("entente.parked", WRITE)),
                    List.of("notification-service")));

    public Account {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }
}
