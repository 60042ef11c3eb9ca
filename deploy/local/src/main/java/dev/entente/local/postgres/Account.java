package dev.entente.local.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.entente.local.process.Commands;
import dev.entente.local.process.LocalFailure;

/**
 * Who PostgreSQL runs as, which refuses to run as root: as an ordinary user it runs as that; as root in a user namespace that has no
 * root, where files stay root's; and where such a namespace is not to be had, as "nobody", who then owns the data.
 */
enum Account {
    OURSELVES,
    NAMESPACE,
    NOBODY;

    static Account chosen() {
        return "root".equals(System.getProperty("user.name")) ? forRoot() : OURSELVES;
    }

    /** The command as this account runs it; the process number stays that of the process started. */
    List<String> command(List<String> command) {
        return Stream.concat(prefix().stream(), command.stream()).toList();
    }

    private List<String> prefix() {
        return switch (this) {
            case OURSELVES -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        };
    }

    /** Gives the account a folder of its own, and makes sure that it can reach both that and the programs. */
    void own(Path folder, Binaries binaries) {
        if (this == OURSELVES) {
            return;
        }
        String owner = this == NOBODY ? "65534:65534" : "0:0"; // an earlier start may have been another account's
        require(List.of("chown", "-R", owner, folder.toString()), folder);
        require(command(List.of("test", "-w", folder.toString())), folder);
        require(command(List.of("test", "-x", binaries.program("postgres"))), binaries.folder());
    }

    private static Account forRoot() {
        return Commands.run(NAMESPACE.command(List.of("true"))).succeeded() ? NAMESPACE : NOBODY;
    }

    private static void require(List<String> command, Path folder) {
        if (!Commands.run(command).succeeded()) {
            throw new LocalFailure(
                    "PostgreSQL refuses to run as root, and the user nobody cannot use %s. Run this as an ordinary user, or from a checkout and with ENTENTE_DATA in folders that every user may enter."
                            .formatted(folder));
        }
    }
}
