package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.mirrormaker2.KafkaMirrorMaker2;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

/**
 * What kinds require of a manifest, beside the names that {@link Manifests} knows: that a property is there, and for Strimzi's also
 * which values it may have. Kubernetes' kinds come with its published client, those of Strimzi are written down by its own program.
 * Neither tells what an API server or an operator refuses beyond that: rules over several properties, names that are taken, versions
 * that it does not support.
 */
final class Definitions {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final String STRIMZI = "kafka.strimzi.io/";
    private static final List<Class<?>> KINDS =
            List.of(Kafka.class, KafkaMirrorMaker2.class, KafkaNodePool.class, KafkaTopic.class, KafkaUser.class);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Definitions() {}

    static boolean isOfKubernetes(JsonNode manifest) {
        var version = manifest.path("apiVersion").asText();
        return !version.contains(".") || version.contains(".k8s.io/");
    }

    static boolean isOfStrimzi(JsonNode manifest) {
        return manifest.path("apiVersion").asText().startsWith(STRIMZI);
    }

    /** What is wrong with a manifest of Kubernetes, in sentences. */
    static List<String> faultsOfKubernetes(JsonNode manifest) {
        var version = manifest.path("apiVersion").asText().replaceFirst(".*/", "");
        var model = MODELS
                + version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + manifest.path("kind").asText();
        try {
            Class.forName(model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
            return List.of();
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(model + " is no kind of Kubernetes", e);
        }
    }

    /** What is wrong with a manifest of Strimzi, in sentences. */
    static List<String> faultsOfStrimzi(JsonNode manifest) {
        if (SCHEMAS.isEmpty()) {
            SCHEMAS.putAll(definitions());
        }
        var name = manifest.path("apiVersion").asText() + "/"
                + manifest.path("kind").asText();
        var schema = SCHEMAS.get(name);
        if (schema == null) {
            throw new IllegalArgumentException(name + " is none of " + SCHEMAS.keySet());
        }
        return schema.validate(manifest).stream().map(Error::toString).toList();
    }

    private static Map<String, Schema> definitions() {
        try {
            var folder = Files.createTempDirectory("definitions");
            var words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    Checkout.file("system-tests/target/strimzi") + "/*",
                    "io.strimzi.crdgenerator.CrdGenerator",
                    "--yaml",
                    "--target-kube",
                    "1.30+"));
            KINDS.forEach(kind -> words.add(kind.getName() + "=" + folder.resolve(kind.getSimpleName())));
            new Checkout(Map.of(), Duration.ofMinutes(2)).run(words.toArray(String[]::new));
            var schemas = new ConcurrentHashMap<String, Schema>();
            for (var kind : KINDS) {
                versions(folder.resolve(kind.getSimpleName()))
                        .forEach(version -> schemas.put(
                                STRIMZI + version.path("name").asText() + "/" + kind.getSimpleName(),
                                schema(version.at("/schema/openAPIV3Schema"))));
                Files.delete(folder.resolve(kind.getSimpleName()));
            }
            Files.delete(folder);
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> versions(Path definition) {
        return Manifests.documents(definition).getFirst().at("/spec/versions").valueStream();
    }

    private static Schema schema(JsonNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }
}
