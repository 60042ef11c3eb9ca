package dev.entente.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

/** What is applied to a cluster: base, patches and all. */
enum Overlay {
    PRODUCTION("overlays/production"),
    RESTORE("overlays/restore"),
    TRIAL("overlays/trial"),
    MIRROR("mirror");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\((\\w+)\\)");

    private final String path;

    Overlay(String path) {
        this.path = path;
    }

    Path folder() {
        return Manifests.FOLDER.resolve(path);
    }

    Stream<ObjectNode> manifests() {
        return Kustomize.manifests(folder()).stream();
    }

    Stream<ObjectNode> of(String kind) {
        return manifests().filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    <T> Stream<T> typed(Class<T> type) {
        return manifests().map(Manifests::typed).filter(type::isInstance).map(type::cast);
    }

    List<NetworkPolicy> policies() {
        return typed(NetworkPolicy.class).toList();
    }

    String setting(String map, String key) {
        return of("ConfigMap")
                .filter(some -> some.at("/metadata/name").asText().equals(map))
                .map(some -> some.path("data").path(key).asText())
                .findFirst()
                .orElseThrow();
    }

    /** What a service is told, but for secrets. */
    Map<String, String> variables(String service) {
        var variables = new TreeMap<String, String>();
        of("ConfigMap")
                .filter(map -> map.at("/metadata/name").asText().equals(service))
                .forEach(map -> map.path("data")
                        .properties()
                        .forEach(entry ->
                                variables.put(entry.getKey(), entry.getValue().asText())));
        environment(service).forEach(variable -> {
            var from = variable.getValueFrom();
            if (from == null) {
                variables.put(variable.getName(), variable.getValue());
            } else if (from.getConfigMapKeyRef() != null) {
                variables.put(
                        variable.getName(),
                        setting(
                                from.getConfigMapKeyRef().getName(),
                                from.getConfigMapKeyRef().getKey()));
            }
        });
        variables.replaceAll(
                (name, value) -> REFERENCE.matcher(value).replaceAll(reference -> variables.get(reference.group(1))));
        return variables;
    }

    Stream<EnvVar> environment(String service) {
        return typed(Deployment.class)
                .filter(deployment -> deployment.getMetadata().getName().equals(service))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream());
    }
}
