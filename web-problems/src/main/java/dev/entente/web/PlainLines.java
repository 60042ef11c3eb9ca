package dev.entente.web;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;

import io.quarkus.logging.LoggingFilter;

/**
 * Lets lines of the log be read by programs: one that belongs to no trace names none, instead of one of zeros, and levels have one name
 * each, whichever library logs. Lets all lines through.
 */
@LoggingFilter(name = "plain-lines")
public final class PlainLines implements Filter {

    private static final String TRACE = "traceId";

    @Override
    public boolean isLoggable(LogRecord line) {
        switch (line.getLevel().getName()) {
            case "WARNING" -> line.setLevel(Level.WARN);
            case "SEVERE" -> line.setLevel(Level.ERROR);
            default -> {} // as it is
        }
        if (line instanceof ExtLogRecord own && isOfNoTrace(own.getMdc(TRACE))) {
            own.removeMdc(TRACE);
            own.removeMdc("spanId");
            own.removeMdc("sampled");
        }
        return true;
    }

    private static boolean isOfNoTrace(String trace) {
        return trace != null && trace.chars().allMatch(digit -> digit == '0');
    }
}
