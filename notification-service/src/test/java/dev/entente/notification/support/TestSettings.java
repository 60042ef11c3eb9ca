package dev.entente.notification.support;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.entente.notification.Settings;

/** Settings without an application around. */
public final class TestSettings {

    private static final String PREFIX = "entente.notification.";

    private TestSettings() {}

    /** What is set by default, and a key that encrypts nothing. */
    public static Settings usual() {
        return with(Map.of());
    }

    /** The same, but for some, by their names without {@code entente.notification.} */
    public static Settings with(Map<String, String> changed) {
        var all = new HashMap<String, String>();
        all.put(PREFIX + "encryption-key", "none");
        changed.forEach((name, value) -> all.put(PREFIX + name, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(Settings.class);
    }
}
