package dev.entente.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a kustomization comes to: as much of Kustomize as the manifests use. What they begin to use and this does not know stops the
 * test that asks. ConfigMaps that are generated keep their names here, without the hash that Kustomize adds to them and to whatever
 * refers to them.
 */
final class Kustomize {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "labels", "images", "configMapGenerator", "patches");

    /** By which property the elements of a list of Kubernetes' own types are told from each other; other lists are replaced. */
    private static final Map<String, String> KEYS =
            Map.of("containers", "name", "env", "name", "volumes", "name", "volumeMounts", "mountPath");

    private static final String DIRECTIVE = "$patch";

    private final Path folder;
    private final JsonNode kustomization;
    private final List<ObjectNode> made = new ArrayList<>();

    private Kustomize(Path folder) {
        this.folder = folder;
        this.kustomization =
                Manifests.documents(folder.resolve("kustomization.yaml")).getFirst();
    }

    /** The manifests that {@code kubectl apply -k} gives to a cluster. */
    static List<ObjectNode> manifests(Path folder) {
        return new Kustomize(folder).apply();
    }

    private List<ObjectNode> apply() {
        kustomization.fieldNames().forEachRemaining(field -> require(KNOWN.contains(field), field));
        kustomization.path("resources").forEach(resource -> take(folder.resolve(resource.asText())));
        kustomization.path("configMapGenerator").forEach(this::generate);
        kustomization.path("patches").forEach(this::patch);
        made.forEach(this::name);
        kustomization.path("labels").forEach(this::label);
        kustomization.path("images").forEach(this::image);
        return made;
    }

    private void take(Path resource) {
        if (Files.isDirectory(resource)) {
            made.addAll(manifests(resource));
        } else {
            Manifests.documents(resource).forEach(document -> made.add((ObjectNode) document));
        }
    }

    private void generate(JsonNode generator) {
        generator
                .fieldNames()
                .forEachRemaining(field -> require(Set.of("name", "literals").contains(field), field));
        var map = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", generator.path("name").asText());
        var data = map.putObject("data");
        for (var literal : generator.path("literals")) {
            var parts = literal.asText().split("=", 2);
            data.put(parts[0], parts[1]);
        }
        made.add(map);
    }

    private void patch(JsonNode entry) {
        // a list of operations (RFC 6902) is read as so many documents
        var patches = entry.has("path")
                ? Manifests.documents(folder.resolve(entry.path("path").asText()))
                : Manifests.documents(entry.path("patch").asText());
        for (var patch : patches) {
            var targets = made.stream()
                    .filter(entry.has("target") ? isTarget(entry.path("target")) : isOfSameName(patch))
                    .toList();
            require(!targets.isEmpty(), "a patch that meets nothing: " + entry);
            if (patch.has(DIRECTIVE)) {
                require(patch.path(DIRECTIVE).asText().equals("delete"), patch.toString());
                made.removeAll(targets);
            } else {
                targets.forEach(target -> change(target, patch));
            }
        }
    }

    private static Predicate<ObjectNode> isTarget(JsonNode target) {
        target.fieldNames()
                .forEachRemaining(field -> require(Set.of("kind", "name").contains(field), field));
        return manifest -> manifest.path("kind").equals(target.path("kind"))
                && (!target.has("name") || manifest.at("/metadata/name").equals(target.path("name")));
    }

    private static Predicate<ObjectNode> isOfSameName(JsonNode patch) {
        return manifest -> manifest.path("apiVersion").equals(patch.path("apiVersion"))
                && manifest.path("kind").equals(patch.path("kind"))
                && manifest.at("/metadata/name").equals(patch.at("/metadata/name"));
    }

    private static void change(ObjectNode target, JsonNode patch) {
        if (patch.has("op")) {
            operate(target, patch);
        } else {
            // of types of its own Kubernetes knows no keys
            var own = target.path("apiVersion").asText().matches("v1|apps/v1|.*\\.k8s\\.io/.*");
            merge(target, (ObjectNode) patch, own);
        }
    }

    /** A strategic merge; of types that are not Kubernetes' own a merge by RFC 7386. */
    private static void merge(ObjectNode target, ObjectNode patch, boolean own) {
        for (var property : patch.properties()) {
            var name = property.getKey();
            var value = property.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode more && target.get(name) instanceof ObjectNode known) {
                merge(known, more, own);
            } else if (value instanceof ArrayNode more
                    && own
                    && KEYS.containsKey(name)
                    && target.get(name) instanceof ArrayNode known) {
                more.forEach(element -> mergeElement(known, (ObjectNode) element, KEYS.get(name)));
            } else {
                target.set(name, value.deepCopy());
            }
        }
    }

    private static void mergeElement(ArrayNode known, ObjectNode patch, String key) {
        for (var index = 0; index < known.size(); index++) {
            if (known.get(index).path(key).equals(patch.path(key))) {
                if (patch.has(DIRECTIVE)) {
                    require(patch.path(DIRECTIVE).asText().equals("delete"), patch.toString());
                    known.remove(index);
                } else {
                    merge((ObjectNode) known.get(index), patch, true);
                }
                return;
            }
        }
        require(!patch.has(DIRECTIVE), "a patch that meets nothing: " + patch);
        known.add(patch.deepCopy());
    }

    /** One operation of RFC 6902. */
    private static void operate(ObjectNode target, JsonNode operation) {
        var path = operation.path("path").asText();
        var parent = target.at(path.substring(0, path.lastIndexOf('/')));
        var last = path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
        var adds = operation.path("op").asText().equals("add");
        require(adds || operation.path("op").asText().equals("replace"), operation.toString());
        if (parent instanceof ArrayNode list) {
            require(adds && last.equals("-"), operation.toString());
            list.add(operation.get("value").deepCopy());
        } else {
            require(parent instanceof ObjectNode, operation + " meets nothing");
            require(adds || parent.has(last), operation + " replaces nothing");
            ((ObjectNode) parent).set(last, operation.get("value").deepCopy());
        }
    }

    private void name(ObjectNode manifest) {
        if (kustomization.has("namespace")) {
            var isOne = manifest.path("kind").asText().equals("Namespace");
            manifest.withObject("/metadata")
                    .put(
                            isOne ? "name" : "namespace",
                            kustomization.path("namespace").asText());
        }
    }

    private void label(JsonNode labels) {
        labels.fieldNames().forEachRemaining(field -> require(field.equals("pairs"), field));
        made.forEach(manifest -> manifest.withObject("/metadata")
                .withObjectProperty("labels")
                .setAll((ObjectNode) labels.path("pairs").deepCopy()));
    }

    private void image(JsonNode image) {
        for (var manifest : made) {
            for (var container : manifest.at("/spec/template/spec/containers")) {
                var parts = container.path("image").asText().split(":", 2);
                if (parts[0].equals(image.path("name").asText())) {
                    ((ObjectNode) container)
                            .put(
                                    "image",
                                    image.path("newName").asText(parts[0]) + ":"
                                            + image.path("newTag").asText(parts[1]));
                }
            }
        }
    }

    private static void require(boolean known, String what) {
        if (!known) {
            throw new IllegalArgumentException("not known here, or without effect: " + what);
        }
    }
}
