package dev.entente.ledger;

import java.util.Map;
import java.util.function.Supplier;

import org.jboss.logging.MDC;

/** Lets what is logged about one thing have its names as properties. */
public final class About {

    private About() {}

    /** Whatever this thread logs within the work has the names; as have threads that are begun within it. */
    public static void names(Map<String, String> names, Runnable work) {
        var unused = answer(names, () -> {
            work.run();
            return names;
        });
    }

    /** The same of work that comes to something. */
    public static <T> T answer(Map<String, String> names, Supplier<T> work) {
        names.forEach(MDC::put);
        try {
            return work.get();
        } finally {
            names.keySet().forEach(MDC::remove);
        }
    }
}
