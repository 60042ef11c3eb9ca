package dev.entente.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a small JVM on the same JDK as this one, logging through Log4j to its standard output. */
public record Jvm(List<String> options, String classpath, String mainClass) {
    public Jvm {
        options = List.copyOf(options);
    }

    /**
     * A JVM without options beyond those that all of them have.
     *
     * @param classpath folders of classes, jars, or {@link #jarsOf} a folder
     */
    public static Jvm of(String mainClass, String... classpath) {
        return new Jvm(
                List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), String.join(":", classpath), mainClass);
    }

    public static String jarsOf(Path folder) {
        return folder + "/*";
    }

    public Jvm with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Jvm(all, classpath, mainClass);
    }

    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Checkout.java()));
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
