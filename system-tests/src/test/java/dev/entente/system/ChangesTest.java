package dev.entente.system;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the dashboard takes for changed by a correction, in the browser itself. */
class ChangesTest {

    private static Reader reader;

    @BeforeAll
    static void load() throws Exception {
        reader = new Reader("about:blank", Reader.Screen.DESK);
        TypeScript.load(reader.page(), "views/item/changes.ts", "changes");
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1}                           | {'a':1}                            | []",
                "{'a':1,'occurred':'2024'}         | {'a':1,'occurred':'2025'}          | []",
                "{'a':{'b':1,'c':2}}               | {'a':{'c':2,'b':1}}                | []",
                "{'a':['b','c']}                   | {'a':['c','b']}                    | []",
                "{'a':1}                           | {'a':2}                            | [{'property':'a','before':1,'after':2}]",
                "{'a':1}                           | {}                                 | [{'property':'a','before':1}]",
                "{}                                | {'a':1}                            | [{'property':'a','after':1}]",
                "{'a':['b','c']}                   | {'a':['c','d']}                    | [{'property':'a','before':['b'],'after':['d']}]",
                "{}                                | {'a':['d']}                        | [{'property':'a','after':['d']}]",
                "{'title':{'en':'A','tr':'B'}}     | {'title':{'en':'A','tr':'C'}}      | [{'property':'title','lang':'tr','before':'B','after':'C'}]",
                "{'title':{'en':'A'}}              | {'title':{'en':'A','ms':'D'}}      | [{'property':'title','lang':'ms','after':'D'}]",
                "{'corrects':{},'data':{'a':1}}    | {'corrects':{},'data':{'a':2}}     | [{'property':'a','before':1,'after':2}]",
            })
    void a_correction_changes_what_it_has_otherwise(String before, String after, String changes) {
        assertThat(changed(before, after)).isEqualTo(changes.replace('\'', '"'));
    }

    @Test
    void of_long_texts_it_is_told_where_they_differ() {
        var begin = "word ".repeat(100);
        var end = " word".repeat(100);

        assertThat(changed(summary(begin + "three" + end), summary(begin + "four" + end)))
                .contains("\"before\":\"… word")
                .contains("word three word", "word four word")
                .hasSizeLessThan(400);
        assertThat(changed(summary(begin), summary(begin + "more")))
                .contains("word more\"")
                .hasSizeLessThan(300);
    }

    private static String summary(String text) {
        return "{'summary':{'en':'" + text + "'}}";
    }

    private static String changed(String before, String after) {
        var entry = "({ data: " + before + ", correctedTo: " + after + " })";
        return (String) reader.page().evaluate("JSON.stringify(changes.changes(" + entry + "))");
    }
}
