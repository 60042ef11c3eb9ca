package dev.entente.local.kafka;

import java.nio.file.Path;

/** The settings of a broker that is a cluster by itself, bound to the loopback interface, in little memory. */
final class BrokerSettings {
    /** 16 bytes in URL-safe Base64; the same everywhere, for these clusters never meet. */
    static final String CLUSTER_ID = "RW50ZW50ZS1sb2NhbC0wMQ";

    private BrokerSettings() {}

    /** Whoever can reach it may do everything. */
    static String open(int port, int controllerPort, Path folder) {
        return text("PLAINTEXT", port, controllerPort, folder);
    }

    /** Clients need an account, and may do what that allows. */
    static String guarded(int port, int controllerPort, Path folder, Access access) {
        return text("CLIENTS", port, controllerPort, folder) + access.settings();
    }

    private static String text(String listener, int port, int controllerPort, Path folder) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=%5$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=%5$s://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=%4$d
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort, escaped(folder), Topic.MAX_MESSAGE_BYTES, listener);
    }

    /** As a properties file has it. */
    private static String escaped(Path folder) {
        return folder.toString().replace("\\", "\\\\");
    }
}
