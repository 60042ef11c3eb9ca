package dev.entente.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Events that differ in their id, and in their subject out of many: an agreement with 600 bytes of data, as the
 * documentation shows one. Written once; each event is a copy with other digits in two places.
 */
final class SampleEvents {

    /** As which the events are reported. */
    static final String SOURCE = "https://benchmark.example.org";

    private static final int ID_DIGITS = 12;
    private static final int SUBJECT_DIGITS = 5;
    private static final int SUBJECTS = 20_000;

    private final byte[] text;
    private final int idDigits;
    private final int subjectDigits;
    private long count;

    /** Events of which none has been before: their ids begin with that of the run. */
    SampleEvents(String run) {
        text = """
            {"specversion":"1.0","id":"%1$s-000000000000","source":"%2$s/load","type":"dev.entente.agreement.signed.v1",\
            "subject":"agreement/benchmark-00000","time":"2024-08-20T09:00:00Z","datacontenttype":"application/json",\
            "data":{"occurred":"2024-08-19/2024-08-22","title":{"en":"Training of military personnel",\
            "tr":"Askerî personelin eğitimi","ms":"Latihan anggota tentera"},"instrument":"memorandum-of-understanding",\
            "parties":[{"country":"TR"},{"country":"MY"}],"sectors":["military","education"],\
            "money":{"currency":"USD","amount":"12500000.00"},\
            "place":{"country":"MY","name":"Kuala Lumpur","latitude":3.139,"longitude":101.687},\
            "evidence":[{"url":"https://press.example.org/a/7","publisher":"Example Press","published":"2024-08-20",\
            "kind":"press","reliability":"reported"}],"references":["visit/tr-delegation-kl-2024-08"]}}""".formatted(run, SOURCE).getBytes(UTF_8);
        idDigits = endOf("\"id\":\"" + run + "-");
        subjectDigits = endOf("\"subject\":\"agreement/benchmark-");
    }

    /** The size of each event. */
    int bytes() {
        return text.length;
    }

    /** Appends the next event. */
    void next(ByteBuffer out) {
        digits(idDigits, ID_DIGITS, count);
        digits(subjectDigits, SUBJECT_DIGITS, count % SUBJECTS);
        count++;
        out.put(text);
    }

    /** The next event as the ledger reads it. */
    CooperationEvent next() {
        var buffer = ByteBuffer.allocate(text.length);
        next(buffer);
        try {
            return StructuredMode.read(Json.MAPPER.readTree(buffer.array()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int endOf(String before) {
        var wanted = before.getBytes(US_ASCII);
        for (var at = 0; at < text.length - wanted.length; at++) {
            if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at + wanted.length;
            }
        }
        throw new IllegalStateException("no " + before + " in the sample");
    }

    private void digits(int from, int many, long number) {
        var rest = number;
        for (var at = from + many - 1; at >= from; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
