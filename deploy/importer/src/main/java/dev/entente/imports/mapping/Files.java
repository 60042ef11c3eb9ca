package dev.entente.imports.mapping;

import java.nio.file.Path;
import java.util.List;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.table.Table;
import dev.entente.imports.table.TableFormat;
import dev.entente.imports.table.TableReader;

/** The files that a mapping names, looked for in these folders one after the other. */
record Files(List<Path> folders) {

    Table table(Yaml name) {
        return table(name, TableFormat.USUAL);
    }

    Table table(Yaml name, TableFormat format) {
        var file = folders.stream()
                .map(folder -> folder.resolve(name.text()))
                .filter(java.nio.file.Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> name.fault("there is no file '%s' in %s"
                        .formatted(
                                name.text(),
                                String.join(
                                        " or ",
                                        folders.stream()
                                                .map(Path::toString)
                                                .distinct()
                                                .toList()))));
        try {
            return TableReader.read(file, format);
        } catch (ImportFailure e) {
            throw name.fault(e.getMessage());
        }
    }
}
