package dev.entente.local;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

import dev.entente.local.server.Breakable;

/**
 * The servers that the tests of this JVM run on, to be stopped and started by a test. They are found through the JVM's MBean server,
 * because Quarkus loads the test resource that started them and the test that wants them by class loaders of their own.
 */
public record RunningPlatform(Breakable kafka, Breakable postgres) {
    private static final MBeanServer REGISTRY = ManagementFactory.getPlatformMBeanServer();

    static RunningPlatform current() {
        return new RunningPlatform(proxy("kafka"), proxy("postgres"));
    }

    void publish() {
        withdraw();
        try {
            REGISTRY.registerMBean(new StandardMBean(kafka, Breakable.class), name("kafka"));
            REGISTRY.registerMBean(new StandardMBean(postgres, Breakable.class), name("postgres"));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static void withdraw() {
        try {
            for (ObjectName name : REGISTRY.queryNames(name("*"), null)) {
                REGISTRY.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Breakable proxy(String server) {
        if (!REGISTRY.isRegistered(name(server))) {
            throw new IllegalStateException(
                    "No platform runs in this JVM. Start one: Platform.start(), or @QuarkusTestResource(PlatformResource.class).");
        }
        return JMX.newMBeanProxy(REGISTRY, name(server), Breakable.class);
    }

    private static ObjectName name(String server) {
        try {
            return new ObjectName("dev.entente.local:server=" + server);
        } catch (JMException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
