package dev.entente.imports.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.TableFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableReaderTest {

    @TempDir
    private Path folder;

    private Table read(String text) {
        return TableReader.read(new TableFiles(folder).write("table.csv", text), TableFormat.USUAL);
    }

    @Test
    void a_stray_quote_is_told_with_the_one_line_in_which_its_row_begins() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\"x\" y,3\n4,5\n"))
                .hasMessage(
                        "table.csv, line 3: a cell begins with a double quote and does not end with one. Write a quote within such a cell twice (\"\"), or, if quotes mean nothing in this table, say quotes: false under table in the mapping.");
        assertThatThrownBy(() -> read("a,b\n1,2\n\"x y,3\n4,5\n"))
                .hasMessageContaining("table.csv, line 3: a cell begins");
    }

    @Test
    void quoted_cells_hold_delimiters_quotes_and_line_ends_and_rows_know_their_lines() {
        var table = read("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,w\r\n");

        assertThat(table.rows().getFirst().get("b")).contains("x, \"y\"\nz");
        assertThat(table.rows()).extracting(Row::line).containsExactly(2L, 5L);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() {
        assertThat(read("\uFEFFa,b\n1,2\n").columns()).containsExactly("a", "b");
    }

    @Test
    void the_delimiter_is_found_out() {
        assertThat(read("a;b, c;d\n1;2;3\n").columns()).containsExactly("a", "b, c", "d");
        assertThat(read("a\tb\n1\t2\n").columns()).containsExactly("a", "b");
    }

    @Test
    void cells_that_mean_nothing_are_empty() {
        var format = new TableFormat(StandardCharsets.UTF_8, Optional.empty(), true, java.util.List.of(), Set.of("NA"));
        var file = new TableFiles(folder).write("table.csv", "a,b,c\nNA, x ,\n");

        var row = TableReader.read(file, format).rows().getFirst();

        assertThat(row.get("a")).isEmpty();
        assertThat(row.get("b")).contains("x");
        assertThat(row.get("c")).isEmpty();
    }

    @Test
    void another_encoding_can_be_named_and_a_wrong_one_is_told() {
        var turkish = Charset.forName("windows-1254");
        var file = new TableFiles(folder).write("table.csv", "ad\nTürkiye, Şanlıurfa\n".replace(", ", " "), turkish);
        var format = new TableFormat(turkish, Optional.empty(), true, java.util.List.of(), Set.of());

        assertThat(TableReader.read(file, format).rows().getFirst().get("ad")).contains("Türkiye Şanlıurfa");
        assertThatThrownBy(() -> TableReader.read(file, TableFormat.USUAL))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("table.csv, line")
                .hasMessageContaining("table: encoding");
    }

    @Test
    void a_workbook_and_a_row_with_too_many_cells_and_two_equal_columns_are_told() {
        assertThatThrownBy(() -> read("PK\u0003\u0004…")).hasMessageContaining("Save the sheet as CSV");
        assertThatThrownBy(() -> read("a,b\n1,2\n1,2,3\n"))
                .hasMessageContaining("table.csv, line 3: there are 3 cells");
        assertThatThrownBy(() -> read("a,a\n1,2\n")).hasMessageContaining("two columns are called 'a'");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
    }

    @Test
    void a_quote_that_is_never_closed_is_told() {
        assertThatThrownBy(() -> read("a,b\n1,\"2\n3,4\n"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("line 2");
    }
}
