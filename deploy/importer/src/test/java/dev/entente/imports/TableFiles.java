package dev.entente.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.imports.convert.Conversion;
import dev.entente.imports.convert.Report;
import dev.entente.imports.mapping.MappingReader;
import dev.entente.imports.table.TableReader;

/** Tables and mappings for tests, in a folder of their own. */
public record TableFiles(Path folder) {

    /** What a table has become. */
    public record Result(Report report, List<ObjectNode> events) {

        public ObjectNode event() {
            if (events.size() != 1) {
                throw new AssertionError("not one event: " + events + report.faults());
            }
            return events.getFirst();
        }

        public String at(String pointer) {
            return event().at(pointer).asText();
        }

        public List<String> faults() {
            return report.faults().stream().map(Object::toString).toList();
        }
    }

    public Path write(String name, String text) {
        return write(name, text, StandardCharsets.UTF_8);
    }

    public Path write(String name, String text, Charset encoding) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Result convert(String mappingText, String tableText) {
        return convert(mappingText, write("table.csv", tableText));
    }

    public Result convert(String mappingText, Path table) {
        var mapping = MappingReader.read(write("mapping.yaml", mappingText), folder, Optional.empty());
        var events = new ArrayList<ObjectNode>();
        return new Result(
                Conversion.run(TableReader.read(table, mapping.format()), mapping, events::add, (rows, of) -> {}),
                events);
    }

    /** A mapping of meetings with these further lines of data. */
    public static String meetings(String data) {
        return """
                common:
                  source: https://tables.example.org/meetings
                events:
                  - type: dev.entente.meeting.held.v1
                    id: '{No}'
                    subject: meeting/{Name|slug}
                    data:
                      title.en: '{Name}'
                      participants[0].country: TR
                      participants[1].country: MY
                """ + data.indent(6);
    }
}
