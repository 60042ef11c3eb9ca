package dev.entente.ingest.gdelt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The tables beside this class. */
final class Table {

    private Table() {}

    /** The rows below the header. */
    static List<List<String>> rows(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(Table.class.getResourceAsStream(name), UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
