package dev.entente.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Children that go on when this JVM ends; their pid files tell a later one where they are. */
public final class LastingChildren implements Children {
    private final Path folder;
    private final Path apps;
    private final Set<String> started = new HashSet<>();
    private boolean isClosed;

    /**
     * Those of one system.
     *
     * @param folder of their pid files, {@code <name>.pid}
     * @param apps folder of the copies of what they run
     */
    public LastingChildren(Path folder, Path apps) {
        this.folder = folder;
        this.apps = apps;
    }

    @Override
    public synchronized Child start(Launch launch) {
        if (isClosed) {
            throw new LocalFailure("%s is not started any more: everything is being stopped."
                    .formatted(launch.identity().name()));
        }
        Child child = Starts.start(launch);
        file(launch.identity()).write(child.pid());
        started.add(launch.identity().name());
        return child;
    }

    /** Whether a child of that name was started here, and not by an earlier run. */
    public synchronized boolean hasStarted(String name) {
        return started.contains(name);
    }

    /** A copy: these go on while builds do. */
    @Override
    public Path programs(String name, Path built) {
        Path copy = apps.resolve(name);
        new Installed(built, copy).install();
        return copy;
    }

    /** From now on nothing is started: who stops all that runs must not be overtaken by a start. */
    public synchronized void close() {
        isClosed = true;
    }

    @Override
    public Optional<Child> running(Identity identity) {
        return file(identity)
                .process(identity.mark())
                .map(process -> new Child(identity, process, new RunLog(identity.log(), 0)));
    }

    /** The pid file goes too. */
    @Override
    public void stop(Identity identity, Child.Signal signal, Duration patience) {
        Children.super.stop(identity, signal, patience);
        file(identity).delete();
    }

    private PidFile file(Identity identity) {
        return new PidFile(folder.resolve(identity.name() + ".pid"));
    }
}
