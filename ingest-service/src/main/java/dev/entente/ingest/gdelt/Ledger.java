package dev.entente.ingest.gdelt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what becomes of the rows of one file. Of subjects it keeps a number each, of failures the first ones. */
final class Ledger {

    private static final int FAILURES = 100;

    private final Map<Reason, Long> skipped = new EnumMap<>(Reason.class);
    private final Set<Long> subjects = new HashSet<>();
    private final List<Report.Failure> failures = new ArrayList<>();
    private long rows;
    private long events;
    private long accepted;
    private long rejected;
    private long failed;
    private long formless;

    Ledger() {
        for (var reason : Reason.values()) {
            skipped.put(reason, 0L);
        }
    }

    /** The number of the row that is read now. */
    long nextRow() {
        return ++rows;
    }

    void skipped(Reason reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void malformed(long row, String detail) {
        failed(row, detail);
    }

    /** As malformed, and not even a row of such a file. */
    void formless(long row, String detail) {
        formless++;
        malformed(row, detail);
    }

    /** Whether not one of the rows, and there are such, was a row of an event export. */
    boolean isFormless() {
        return rows > 0 && formless == rows;
    }

    long rows() {
        return rows;
    }

    void event(String subject) {
        events++;
        subjects.add(hash(subject));
    }

    void accepted() {
        accepted++;
    }

    void rejected(long row, String detail) {
        rejected++;
        failed(row, detail);
    }

    private void failed(long row, String detail) {
        failed++;
        if (failures.size() < FAILURES) {
            failures.add(new Report.Failure(row, detail));
        }
    }

    /** 64 bits (FNV-1a): among a million subjects two are taken for one once in 40 million files. */
    private static long hash(String subject) {
        var hash = 0xcbf29ce484222325L;
        for (var index = 0; index < subject.length(); index++) {
            hash = (hash ^ subject.charAt(index)) * 0x100000001b3L;
        }
        return hash;
    }

    private Map<String, Long> skipped() {
        var byCode = new LinkedHashMap<String, Long>();
        skipped.forEach((reason, count) -> byCode.put(reason.code(), count));
        return byCode;
    }

    /** The subjects counted, each as 16 hexadecimal digits: the same ones in every file. */
    List<String> subjectDigests() {
        return subjects.stream().map(HexFormat.of()::toHexDigits).sorted().toList();
    }

    Report report() {
        return new Report(
                rows,
                events,
                subjects.size(),
                accepted,
                rejected,
                skipped(),
                failed,
                failures.stream()
                        .sorted(java.util.Comparator.comparingLong(Report.Failure::row))
                        .toList());
    }
}
