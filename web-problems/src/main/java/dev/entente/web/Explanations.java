package dev.entente.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the types of problems mean, from every {@code META-INF/problems.properties} of the application: under the slug
 * what it means, under {@code <slug>.title} how it is called, under {@code <slug>.cause} and {@code <slug>.remedy} how it
 * comes to that, and what to do.
 */
@ApplicationScoped
class Explanations {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z-]*");

    private final Properties bySlug = new Properties();

    Explanations() {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            Collections.list(loader.getResources("META-INF/problems.properties"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(URL file) {
        try (var in = new InputStreamReader(file.openStream(), UTF_8)) {
            bySlug.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Explanation> of(String slug) {
        return SLUG.matcher(slug).matches() ? text(slug).map(meaning -> explanation(slug, meaning)) : Optional.empty();
    }

    /** All, by slug. */
    List<Explanation> all() {
        return bySlug.stringPropertyNames().stream()
                .filter(key -> !key.contains("."))
                .sorted()
                .flatMap(slug -> of(slug).stream())
                .toList();
    }

    private Explanation explanation(String slug, String meaning) {
        return new Explanation(
                Problem.TYPES + slug,
                text(slug + ".title").orElseGet(() -> titled(slug)),
                meaning,
                text(slug + ".cause"),
                text(slug + ".remedy"));
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(bySlug.getProperty(key));
    }

    private static String titled(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }
}
