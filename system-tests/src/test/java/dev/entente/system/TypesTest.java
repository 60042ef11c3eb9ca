package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types of the dashboard hold. The bundler takes types away unread, so the TypeScript compiler itself reads them here, in
 * the browser that the other tests use: there is no Node.
 */
class TypesTest {

    private static final String CHECK = """
            files => {
                const options = {
                    strict: true, noEmit: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitOverride: true,
                    noUncheckedIndexedAccess: true, noFallthroughCasesInSwitch: true, skipLibCheck: true, types: [],
                    target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, useDefineForClassFields: true,
                    moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
                };
                const folders = new Set(Object.keys(files).flatMap(file => {
                    const parts = file.split('/');
                    return parts.map((_, index) => parts.slice(0, index).join('/'));
                }));
                const host = {
                    fileExists: name => name in files,
                    readFile: name => files[name],
                    directoryExists: name => folders.has(name),
                    getDirectories: () => [],
                    getSourceFile: (name, target) => name in files ? ts.createSourceFile(name, files[name], target, true) : undefined,
                    getDefaultLibFileName: () => '/lib/lib.d.ts',
                    getDefaultLibLocation: () => '/lib',
                    getCurrentDirectory: () => '/',
                    getCanonicalFileName: name => name,
                    useCaseSensitiveFileNames: () => true,
                    getNewLine: () => '\\n',
                    writeFile: () => {},
                };
                const program = ts.createProgram(Object.keys(files).filter(name => name.startsWith('/app/') && name.endsWith('.ts')), options, host);
                return ts.getPreEmitDiagnostics(program).map(found => {
                    const line = found.file ? found.file.getLineAndCharacterOfPosition(found.start).line + 1 : 0;
                    return `${found.file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
                });
            }""";

    /**
     * What the API describes can be read as what the dashboard takes it for, and has every name that the dashboard reads. Of
     * items it reads what any kind has.
     */
    private static final String HELD = """
            import type * as app from './api/types';
            import type * as api from './described';

            type Read<Described extends Taken, Taken> = Described;
            type None<Missing extends never> = Missing;
            type Names<T> = T extends unknown ? keyof T : never;
            type Entry<T extends { items: unknown[] }> = T['items'][number];
            type AnyItem = api.Items[keyof api.Items];

            export type Held = [
                Read<AnyItem, app.Item>,
                Read<api.HistoryEntry, app.HistoryEntry>, Read<api.Happening, app.Happening>, Read<api.Relation, app.Relation>,
                Read<api.Network, app.Network>, Read<api.Issues, app.Issues>, Read<api.Activity, app.Activity>,
                Read<api.Found, app.Found>, Read<api.Progress, app.Progress>, Read<api.ParkedEvent, app.Parked>,
            ];
            export type Named = [
                None<Exclude<keyof app.Item, Names<AnyItem>>>, None<Exclude<keyof app.HistoryEntry, keyof api.HistoryEntry>>,
                None<Exclude<keyof app.Happening, keyof api.Happening>>, None<Exclude<keyof app.Relation, keyof api.Relation>>,
                None<Exclude<keyof app.Stance, keyof api.Stance>>, None<Exclude<keyof app.Network['links'][number], keyof api.NetworkLink>>,
                None<Exclude<keyof Entry<app.Issues>, keyof api.Issue>>, None<Exclude<keyof Entry<app.Activity>, keyof api.ActivityCount>>,
                None<Exclude<keyof app.Hit, keyof api.Hit>>, None<Exclude<keyof app.Progress, keyof api.Progress>>,
                None<Exclude<keyof app.Parked, keyof api.ParkedEvent>>,
            ];
            """;

    /**
     * The dashboard knows the kinds that the service has, with their facts, and shows all that their items say. What is left over
     * on one of both sides is named by the compiler.
     */
    private static final String KNOWN = """
            import type { Collection, Kind, KINDS } from './kinds/kinds';
            import type * as api from './described';

            type None<Wrong extends never> = Wrong;
            type Known = (typeof KINDS)[number];
            type Apart<One, Other> = Exclude<One, Other> | Exclude<Other, One>;
            type Told<Type, Of extends string> = Type extends `dev.entente.${Of}.${infer Fact}.v${number}` ? Fact : never;

            /** What any item has, and what is shown where it is not looked for by its name. */
            type Common = keyof api.Items[keyof api.Items] | 'name' | 'country' | 'deliveredQuantity';
            type Wrong = {
                [One in Known as One['name']]:
                    | `${One['name']} ${Apart<One['facts'][number], Told<api.FactType, One['name']>>}`
                    | `${One['name']}.${Apart<One['properties'][number], Exclude<keyof api.Items[One['collection']], Common>> & string}`;
            };

            export type Same = [None<Apart<Kind, api.KindName>>, None<Apart<Collection, keyof api.Items>>, None<Wrong[Kind]>];
            """;

    private final Path service = Path.of(System.getProperty("entente.root"), "query-service");

    @Test
    void the_types_of_the_dashboard_hold(@TempDir Path folder) throws Exception {
        assertThat(complaints(program(folder))).isEmpty();
    }

    @Test
    void the_dashboard_takes_answers_for_what_the_api_describes_and_knows_its_kinds(@TempDir Path folder)
            throws Exception {
        var files = program(folder);
        files.put("/app/described.ts", ApiTypes.of(description()));
        files.put("/app/held.ts", HELD);
        files.put("/app/known.ts", KNOWN);

        assertThat(complaints(files)).isEmpty();
    }

    @Test
    void the_dashboard_has_words_for_each_fact_and_status() throws IOException {
        var named = Files.readAllLines(service.resolve("src/main/resources/web/app/language/facts.tsv")).stream()
                .map(line -> line.split("\t", -1)[0]);
        var schemas = description().at("/components/schemas");
        var facts = texts(schemas.at("/FactType/enum")).map(type -> type.split("\\.", -1)[3]);
        var statuses = StreamSupport.stream(schemas.spliterator(), false)
                .map(schema -> schema.path("properties"))
                .filter(properties ->
                        properties.has("statusSince")) // of an item, not of an event or of what was asked for
                .flatMap(properties -> texts(properties.at("/status/enum")))
                .collect(Collectors.toSet());
        assertThat(statuses).contains("inForce", "partlyDelivered");

        assertThat(named).containsAll(Stream.concat(facts, statuses.stream()).toList());
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static JsonNode description() {
        return Http.get(Entente.running().query("/q/openapi?format=json"))
                .is(200)
                .json();
    }

    private Map<String, String> program(Path folder) throws Exception {
        var files = new TreeMap<String, String>();
        add(files, service.resolve("src/main/resources/web/app"), "/app", ".ts");
        for (var library : List.of("lit", "lit-html", "lit-element", "@lit", "echarts", "zrender", "tslib")) {
            var installed = service.resolve("target/node_modules").resolve(library);
            add(files, installed, "/node_modules/" + library, ".d.ts");
            add(files, installed, "/node_modules/" + library, "package.json");
        }
        add(files, TypeScript.standardLibrary(folder), "/lib", ".d.ts");
        return files;
    }

    private static List<?> complaints(Map<String, String> files) throws IOException {
        try (var reader = new Reader("about:blank", Reader.Screen.DESK)) {
            TypeScript.load(reader.page());
            return (List<?>) reader.page().evaluate(CHECK, files);
        }
    }

    private static void add(Map<String, String> files, Path folder, String as, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(path -> path.toString().endsWith(ending))::iterator) {
                files.put(as + "/" + folder.relativize(file), Files.readString(file));
            }
        }
    }
}
