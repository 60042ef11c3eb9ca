package dev.entente.local.process;

import java.nio.file.Path;
import java.util.Optional;

/** Children that go on when this JVM ends; their pid files tell a later one where they are. */
public final class LastingChildren implements Children {
    private final Path folder;

    /** With the folder of their pid files, {@code <name>.pid}. */
    public LastingChildren(Path folder) {
        this.folder = folder;
    }

    @Override
    public Child start(Launch launch) {
        Child child = Starts.start(launch);
        file(launch).write(child.pid());
        return child;
    }

    /** A pid file whose process is gone, or is another one by now, is deleted. */
    @Override
    public Optional<Child> running(Launch launch) {
        return file(launch).process(launch.mark()).map(process -> new Child(launch, process));
    }

    private PidFile file(Launch launch) {
        return new PidFile(folder.resolve(launch.name() + ".pid"));
    }
}
