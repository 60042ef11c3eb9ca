package dev.entente.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;

/** The TypeScript compiler, which runs in the browser that the tests use: there is no Node. */
final class TypeScript {

    private static final String COMPILER = "typescript/5.9.3/lib/typescript.js";

    private TypeScript() {}

    /** Makes the compiler known to a page as {@code ts}. */
    static void load(Page page) throws IOException {
        try (var stream = TypeScript.class.getResourceAsStream("/META-INF/resources/_static/" + COMPILER)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(text));
        }
    }

    /** Makes what a file of the dashboard exports known to a page under a name; it is to import nothing but types. */
    static void load(Page page, String file, String name) throws IOException {
        load(page);
        var source = Checkout.file("query-service/src/main/resources/web/app").resolve(file);
        page.evaluate("""
                async ([source, name]) => {
                    const module = ts.ModuleKind.ESNext, target = ts.ScriptTarget.ES2023;
                    const script = ts.transpileModule(source, { compilerOptions: { module, target } }).outputText;
                    window[name] = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
                }""", List.of(Files.readString(source), name));
    }

    /** Unpacks the types of the language itself and of browsers, which lie packed in the compiler's artifact. */
    static Path standardLibrary(Path folder) throws IOException, InterruptedException {
        try (var packed = TypeScript.class.getResourceAsStream("/META-INF/.more.tgz")) {
            Files.copy(packed, folder.resolve("more.tgz"));
        }
        var unpacking = new ProcessBuilder("tar", "-xzf", "more.tgz")
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IOException("tar could not unpack the types of TypeScript into " + folder);
        }
        return folder.resolve("resources/_static").resolve(COMPILER).getParent();
    }
}
