package dev.entente.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/**
 * What {@code deploy/import} was asked to do.
 *
 * @param file nothing where what is imported comes from the standard input
 * @param to the ingest service; nothing for that of the local system
 */
record Options(
        Optional<Path> file,
        Optional<Path> mapping,
        Optional<String> source,
        Optional<URI> to,
        Optional<String> token,
        Mode mode,
        boolean skipFaulty,
        boolean restart) {

    /** How far an import goes. */
    enum Mode {
        SEND,
        /** Everything is checked, and nothing is kept. */
        DRY_RUN,
        /** The events are printed instead of being sent. */
        PRINT
    }

    static Options parse(Arguments arguments, Map<String, String> environment) {
        Optional<String> file = Optional.empty();
        Optional<Path> mapping = Optional.empty();
        Optional<String> source = Optional.empty();
        Optional<URI> to = Optional.empty();
        Optional<String> token =
                Optional.ofNullable(environment.get("ENTENTE_TOKEN")).filter(text -> !text.isBlank());
        var mode = Mode.SEND;
        var skipFaulty = false;
        var restart = false;
        while (arguments.hasNext()) {
            var word = arguments.next();
            switch (word) {
                case "--mapping" -> mapping = Optional.of(existing(arguments.valueOf(word)));
                case "--source" ->
                    source = Optional.of(uri(word, arguments.valueOf(word)).toString());
                case "--to" -> to = Optional.of(address(arguments.valueOf(word)));
                case "--token" -> token = Optional.of(arguments.valueOf(word));
                case "--dry-run" -> mode = Mode.DRY_RUN;
                case "--print" -> mode = Mode.PRINT;
                case "--skip-faulty" -> skipFaulty = true;
                case "--restart" -> restart = true;
                default -> file = Optional.of(onlyFile(word, file));
            }
        }
        if (file.isEmpty()) {
            throw new UsageFailure("What is to be imported? Give a file, or - for the standard input.");
        }
        if (to.isPresent() && token.isEmpty() && mode != Mode.PRINT) {
            throw new UsageFailure("--to needs a token of that system: --token, or the variable ENTENTE_TOKEN.");
        }
        return new Options(
                file.filter(name -> !name.equals("-")).map(Options::existing),
                mapping,
                source,
                to,
                token,
                mode,
                skipFaulty,
                restart);
    }

    private static String onlyFile(String word, Optional<String> before) {
        if (word.startsWith("-") && !word.equals("-")) {
            throw new UsageFailure("deploy/import does not know '%s'.".formatted(word));
        }
        if (before.isPresent()) {
            throw new UsageFailure("One file at a time: '%s' or '%s'?".formatted(before.get(), word));
        }
        return word;
    }

    private static Path existing(String name) {
        var file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new UsageFailure(
                    "'%s' is a folder. Give one file; deploy/import takes one at a time.".formatted(name));
        }
        if (!Files.isReadable(file)) {
            throw new UsageFailure("There is no file '%s' that can be read.".formatted(name));
        }
        return file;
    }

    private static URI address(String text) {
        var uri = uri("--to", text);
        if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
            throw new UsageFailure(
                    "--to is the address of an ingest service, such as https://ingest.example.org, not '%s'."
                            .formatted(text));
        }
        return uri;
    }

    private static URI uri(String flag, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageFailure("%s '%s' is no URI: %s.".formatted(flag, text, e.getReason()));
        }
    }
}
