package dev.entente.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;

/** The address that was meant by one that there is not, where another one of the running application is nearly it. */
final class NearAddresses {

    /** A segment of an address may differ in so many characters from the one that was meant, and in no more than half of it. */
    private static final int MOST_EDITS = 2;

    private NearAddresses() {}

    /** What of a template stands in a path in this place, and in how many characters the path is another. */
    private record Step(String segment, int edits) {}

    static Optional<String> to(String path) {
        var deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        return deployment == null ? Optional.empty() : among(templates(deployment), path);
    }

    /** The nearest of the templates, with what the path has for their parameters. */
    static Optional<String> among(List<String> templates, String path) {
        return templates.stream()
                .flatMap(template -> steps(template, path).stream())
                .min(Comparator.comparingInt(NearAddresses::edits).thenComparing(NearAddresses::address))
                .map(NearAddresses::address);
    }

    private static Optional<List<Step>> steps(String template, String path) {
        var wanted = segments(template);
        var sent = segments(path);
        if (wanted.size() != sent.size()
                || wanted.isEmpty()
                || wanted.getFirst().startsWith("{")) {
            return Optional.empty();
        }
        var steps = IntStream.range(0, wanted.size())
                .mapToObj(index -> step(wanted.get(index), sent.get(index)))
                .flatMap(Optional::stream)
                .toList();
        return steps.size() == wanted.size() && edits(steps) > 0 ? Optional.of(steps) : Optional.empty();
    }

    private static Optional<Step> step(String wanted, String sent) {
        if (wanted.startsWith("{")) {
            return Optional.of(new Step(sent, 0));
        }
        var edits = distance(wanted, sent);
        return edits <= MOST_EDITS && edits * 2 <= wanted.length()
                ? Optional.of(new Step(wanted, edits))
                : Optional.empty();
    }

    private static int edits(List<Step> steps) {
        return steps.stream().mapToInt(Step::edits).sum();
    }

    private static String address(List<Step> steps) {
        return String.join("", steps.stream().map(step -> "/" + step.segment()).toList());
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** How many characters are to be put in, left out or changed; many where that is plain by the lengths. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST_EDITS) {
            return Integer.MAX_VALUE / 2;
        }
        var before = IntStream.rangeClosed(0, other.length()).toArray();
        for (var row = 1; row <= one.length(); row++) {
            var now = new int[other.length() + 1];
            now[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var changed = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(changed, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }

    private static List<String> templates(Deployment deployment) {
        var templates = new ArrayList<String>();
        for (var type : deployment.getClassMappers()) {
            Stream.of(type.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .map(ClassRoutingHandler.class::cast)
                    .flatMap(routes -> routes.getMappers().values().stream())
                    .flatMap(methods -> methods.getTemplates().stream())
                    .forEach(method -> templates.add(type.template.template + "/" + method.template.template));
        }
        return templates;
    }
}
