package dev.entente.web;

import java.util.logging.Level;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainLinesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static ExtLogRecord line(Level level, String trace) {
        var line = new ExtLogRecord(level, "something happened", PlainLinesTest.class.getName());
        line.putMdc("traceId", trace);
        line.putMdc("delivery", "7");
        assertThat(new PlainLines().isLoggable(line)).isTrue();
        return line;
    }

    @Test
    void a_line_of_no_trace_names_none() {
        var line = line(Level.INFO, "0".repeat(32));

        assertThat(line.getMdcCopy()).doesNotContainKey("traceId").containsEntry("delivery", "7");
    }

    @Test
    void a_line_of_a_trace_names_it() {
        assertThat(line(Level.INFO, TRACE).getMdcCopy()).containsEntry("traceId", TRACE);
    }

    @Test
    void a_level_has_one_name_whichever_library_logs() {
        assertThat(line(Level.WARNING, TRACE).getLevel().getName()).isEqualTo("WARN");
        assertThat(line(Level.SEVERE, TRACE).getLevel().getName()).isEqualTo("ERROR");
        assertThat(line(Level.INFO, TRACE).getLevel().getName()).isEqualTo("INFO");
    }
}
