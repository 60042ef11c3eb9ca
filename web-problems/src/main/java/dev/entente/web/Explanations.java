package dev.entente.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.context.ApplicationScoped;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the types of problems mean, from every {@code META-INF/problems.properties} of the application. */
@ApplicationScoped
class Explanations {

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

    Optional<String> of(String slug) {
        return Optional.ofNullable(bySlug.getProperty(slug));
    }
}
