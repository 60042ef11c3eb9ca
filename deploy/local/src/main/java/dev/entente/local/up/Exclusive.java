package dev.entente.local.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

/** Of several deploy/up and deploy/down on one data folder, one starts or stops at a time; the others wait for it. */
final class Exclusive {
    private Exclusive() {}

    /** Does the work when its turn has come. */
    static void run(DataFolder data, Progress progress, Runnable work) {
        Path file = data.mark();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                progress.say("Another deploy/up or deploy/down is at work here; waiting for it.");
                channel.lock();
            }
            work.run();
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be locked: %s".formatted(file, e), e);
        }
    }
}
