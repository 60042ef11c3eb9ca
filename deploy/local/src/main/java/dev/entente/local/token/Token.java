package dev.entente.local.token;

import java.time.Instant;

import dev.entente.local.command.Command;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.Secrets;

/** The command {@code deploy/token}: prints one token for the local system, and nothing else. */
final class Token {
    private Token() {}

    /** Prints the token that the arguments ask for. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(Token.class).run(words, arguments -> {
            Grant grant = Grant.parse(arguments);
            Secrets secrets = DataFolder.prepared().secrets();
            System.out.println(SigningKey.of(secrets).sign(grant.claims(Instant.now())));
            grant.warning().ifPresent(System.err::println);
        }));
    }
}
