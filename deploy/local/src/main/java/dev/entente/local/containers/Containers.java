package dev.entente.local.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

import dev.entente.local.process.LocalFailure;

/** What Testcontainers leaves to the Docker client: a container that is stopped and started again with its files and its port. */
final class Containers {
    private static final int PATIENCE = 30; // seconds until it is killed

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
        if (container.isRunning()) {
            DockerClientFactory.lazyClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(PATIENCE)
                    .exec();
        }
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
        if (container.isRunning()) {
            DockerClientFactory.lazyClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    /** Runs a command in it; returns when that has ended. One that fails is a failure. */
    static void inside(GenericContainer<?> container, String... command) {
        try {
            var done = container.execInContainer(command);
            if (done.getExitCode() != 0) {
                throw new LocalFailure("%s failed in the container of %s: %s"
                        .formatted(command[0], container.getDockerImageName(), done.getStderr()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while %s ran in a container".formatted(command[0]), e);
        }
    }

    /** Whether it has been started before, running now or not. */
    static boolean exists(GenericContainer<?> container) {
        return container.getContainerId() != null;
    }
}
