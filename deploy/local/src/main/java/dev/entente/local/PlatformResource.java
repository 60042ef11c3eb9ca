package dev.entente.local;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.entente.local.Platform.Part;
import dev.entente.local.server.Database;

/**
 * Gives a Quarkus test its Kafka and its PostgreSQL, and the application their addresses. Arguments:
 * <ul>
 *   <li>{@code database}: whose database the application gets, {@code query} or {@code notification}; without it PostgreSQL is not
 *       started;
 *   <li>{@code kafka}: {@code false} where the application needs no Kafka.
 * </ul>
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    private String database;
    private boolean withKafka;
    private Platform platform;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        withKafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
    }

    @Override
    public Map<String, String> start() {
        platform = Platform.start(parts());
        Map<String, String> settings = new HashMap<>(Map.of("quarkus.devservices.enabled", "false"));
        if (withKafka) {
            settings.put("kafka.bootstrap.servers", platform.kafka().bootstrapServers());
        }
        if (database != null) {
            Database given = platform.postgres().database(database);
            settings.put("quarkus.datasource.jdbc.url", given.jdbcUrl());
            settings.put("quarkus.datasource.username", given.username());
            settings.put("quarkus.datasource.password", given.password());
            if (database.equals("query")) {
                Database reader = platform.postgres().reader();
                settings.put("quarkus.datasource.reading.username", reader.username());
                settings.put("quarkus.datasource.reading.password", reader.password());
            }
        }
        return settings;
    }

    @Override
    public void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    private Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (withKafka) {
            parts.add(Part.KAFKA);
        }
        if (database != null) {
            parts.add(Part.POSTGRES);
        }
        return parts;
    }
}
