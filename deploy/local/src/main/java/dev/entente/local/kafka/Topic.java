package dev.entente.local.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A topic of Entente: everything in it is kept for ever, and its time is when the log took it. */
public record Topic(String name, int partitions, Map<String, String> settings) {
    /** The events, what became of their alerts, and what a consumer could not handle. */
    public static final List<Topic> ALL = List.of(
            keeping("entente.events", 12, "delete"),
            keeping("entente.alerts", 12, "compact"),
            keeping("entente.parked", 1, "delete"));

    /** 1 MiB an event is accepted; twice as much leaves room for its headers. */
    public static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private static Topic keeping(String name, int partitions, String cleanup) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cleanup.policy", cleanup);
        settings.put("message.timestamp.type", "LogAppendTime");
        settings.put("retention.ms", "-1");
        settings.put("retention.bytes", "-1");
        settings.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        return new Topic(name, partitions, Map.copyOf(settings));
    }
}
