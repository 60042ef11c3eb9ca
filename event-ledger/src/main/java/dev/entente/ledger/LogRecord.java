package dev.entente.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.entente.events.EventNames;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A record of the log, as it came. */
public final class LogRecord {

    private final ConsumerRecord<byte[], byte[]> kafka;
    private volatile Entry entry;
    private volatile InvalidEvent fault;

    public LogRecord(ConsumerRecord<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    String topic() {
        return kafka.topic();
    }

    public int partition() {
        return kafka.partition();
    }

    public long offset() {
        return kafka.offset();
    }

    /** The log's append time. */
    public Instant recorded() {
        return Instant.ofEpochMilli(kafka.timestamp());
    }

    /** Of headers of one name, the last. Values may be null. */
    public Map<String, byte[]> headers() {
        var headers = new LinkedHashMap<String, byte[]>();
        kafka.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }

    /** The value of an attribute of the event, as bytes; nothing where it is missing or null. */
    public Optional<byte[]> attribute(String name) {
        var header = kafka.headers().lastHeader("ce_" + name);
        return Optional.ofNullable(header).map(found -> found.value());
    }

    /** The trace (W3C {@code traceparent}) to which the event belongs. */
    Optional<String> trace() {
        return Optional.ofNullable(kafka.headers().lastHeader(Tracing.HEADER))
                .filter(header -> header.value() != null)
                .map(header -> new String(header.value(), US_ASCII));
    }

    /** The key; null where there is none. */
    public byte[] key() {
        return kafka.key();
    }

    /** The value; null where there is none. */
    public byte[] value() {
        return kafka.value();
    }

    /** Reads the event now, whatever it is, so that it is there when it is asked for. */
    void read() {
        if (entry == null && fault == null) {
            try {
                var event = KafkaMode.read(key(), headers(), value());
                entry = new Entry(new RecordedEvent(event, position(), recorded()), trace());
            } catch (InvalidEvent e) {
                fault = e;
            } catch (StackOverflowError e) {
                fault = new InvalidEvent(List.of(new Fault("", "is too deep to be read")));
            }
        }
    }

    /**
     * The event. It is read once, however often a batch is tried.
     *
     * @throws InvalidEvent if it is none
     */
    public RecordedEvent event() {
        return entry().event();
    }

    Entry entry() {
        read();
        if (fault != null) {
            throw fault;
        }
        return entry;
    }

    /** What names it in logs: its position and, where they can be read, the source and id of its event. */
    Map<String, String> names() {
        return EventNames.of(text("source"), text("id"), position());
    }

    private String text(String name) {
        return attribute(name).map(bytes -> new String(bytes, UTF_8)).orElse(null);
    }

    private Position position() {
        return Position.of(partition(), offset());
    }

    boolean isEvent() {
        read();
        return fault == null;
    }

    @Override
    public String toString() {
        return "the record at partition " + partition() + ", offset " + offset();
    }
}
