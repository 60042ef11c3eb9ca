package dev.entente.events;

import java.util.Map;
import java.util.function.Supplier;

import org.slf4j.MDC;

/** Lets what is logged about one thing, such as an event, have its names as properties. */
public final class LogContext {

    private LogContext() {}

    /** Whatever this thread logs within the work has the names; as have threads that are begun within it. */
    public static void run(Map<String, String> names, Runnable work) {
        put(names);
        try {
            work.run();
        } finally {
            remove(names);
        }
    }

    /** The same of work that comes to something. */
    public static <T> T call(Map<String, String> names, Supplier<T> work) {
        put(names);
        try {
            return work.get();
        } finally {
            remove(names);
        }
    }

    private static void put(Map<String, String> names) {
        names.forEach(MDC::put);
    }

    private static void remove(Map<String, String> names) {
        names.keySet().forEach(MDC::remove);
    }
}
