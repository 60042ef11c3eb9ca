package dev.entente.local.containers;

import java.util.List;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** What Testcontainers leaves to the Docker client: a container that is stopped and started again with its files and its port. */
final class Containers {
    private Containers() {}

    /** Without a fixed port, Docker would choose another one at each start. */
    static void bind(GenericContainer<?> container, int port, int inside) {
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, inside)));
    }

    static void startAgain(GenericContainer<?> container) {
        DockerClientFactory.lazyClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    static void stop(GenericContainer<?> container) {
        DockerClientFactory.lazyClient()
                .stopContainerCmd(container.getContainerId())
                .exec();
    }

    static void freeze(GenericContainer<?> container) {
        DockerClientFactory.lazyClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    static void thaw(GenericContainer<?> container) {
        DockerClientFactory.lazyClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    static void kill(GenericContainer<?> container) {
        DockerClientFactory.lazyClient()
                .killContainerCmd(container.getContainerId())
                .exec();
    }

    /** Whether it has been started before, running now or not. */
    static boolean exists(GenericContainer<?> container) {
        return container.getContainerId() != null;
    }
}
