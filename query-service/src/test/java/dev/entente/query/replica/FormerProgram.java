package dev.entente.query.replica;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.entente.query.projection.Telling;

/**
 * The program as it was before a fact was added to the kind of visits, and the version of the projection raised for it: some of
 * its sources with less in them, compiled. Everything else is the packaged service.
 */
final class FormerProgram {

    private static final String VISIT = "../cooperation-events/src/main/java/dev/entente/events/visit/Visit.java";
    private static final String TELLING = "src/main/java/dev/entente/query/projection/Telling.java";

    /** Of its projection. */
    static final int NUMBER = Telling.version().number() - 1;

    /** Classes to be found before those of the service. */
    static final Path CLASSES = compiled();

    private FormerProgram() {}

    private static Path compiled() {
        try {
            var classes = Files.createTempDirectory("entente-former");
            compile(
                    classes,
                    List.of(
                            source(TELLING, "VERSION = " + (NUMBER + 1) + ";", "VERSION = " + NUMBER + ";"),
                            source(
                                    VISIT,
                                    "            .contact(\"held\", Held::new)\n",
                                    "",
                                    "Founding.earliestOf(List.of(\"held\"), Founding.latestOf(List.of(\"announced\", \"postponed\")))",
                                    "Founding.latestOf(List.of(\"announced\", \"postponed\"))")));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source in which texts are replaced by others, in turn. */
    private static JavaFileObject source(String file, String... replaced) throws IOException {
        var path = Path.of(file);
        var text = Files.readString(path);
        for (var index = 0; index < replaced.length; index += 2) {
            if (!text.contains(replaced[index])) {
                throw new IllegalStateException(file + " has no " + replaced[index]);
            }
            text = text.replace(replaced[index], replaced[index + 1]);
        }
        var source = text;
        return new SimpleJavaFileObject(URI.create("string:///" + path.getFileName()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static void compile(Path classes, List<JavaFileObject> sources) {
        var faults = new DiagnosticCollector<JavaFileObject>();
        var options = new ArrayList<>(List.of("--release", "21", "-proc:none", "-nowarn", "-d", classes.toString()));
        options.addAll(List.of("-cp", Replica.PROGRAM));
        var done = ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, faults, options, null, sources)
                .call();
        if (!done) {
            throw new IllegalStateException("the former program does not compile: " + faults.getDiagnostics());
        }
    }
}
