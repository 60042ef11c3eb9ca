package dev.entente.system;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the addresses of production lead that people and integrators are told, and those that are for operators. */
class WaysInTest {

    private static final Ingress WAYS =
            Overlay.PRODUCTION.typed(Ingress.class).findFirst().orElseThrow();

    private static final List<Service> SERVICES =
            Overlay.PRODUCTION.typed(Service.class).toList();

    @ParameterizedTest
    @CsvSource({
        "ingest.entente.example.org, ingest-service, / /events /imports/gdelt /schemas /codes/types /problems /problems/not-found /asyncapi",
        "entente.example.org, query-service, / /agreements /changes /problems/not-found /static/bundle/main.js /admin/verify",
        "alerts.entente.example.org, notification-service, / /subscribe /subscriptions /manage/token /problems /admin/deliveries",
    })
    void what_is_told_to_others_leads_to_the_service(String host, String service, String paths) {
        assertThat((paths + " /q/openapi /q/swagger-ui/ /queue").split(" "))
                .allSatisfy(path -> assertThat(backend(host, path).getName()).isEqualTo(service));
    }

    @ParameterizedTest
    @CsvSource({"ingest.entente.example.org", "entente.example.org", "alerts.entente.example.org"})
    void what_is_for_operators_leads_nowhere(String host) {
        for (var path : List.of("/q", "/q/", "/q/metrics", "/q/health", "/q/openapis", "/q/dev-ui")) {
            var name = backend(host, path).getName();

            assertThat(SERVICES)
                    .filteredOn(service -> service.getMetadata().getName().equals(name))
                    .singleElement()
                    .satisfies(service ->
                            assertThat(service.getSpec().getSelector()).isNullOrEmpty());
        }
    }

    @Test
    void everything_leads_to_what_is_there() {
        assertThat(WAYS.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .hasSizeGreaterThan(6)
                .map(path -> path.getBackend().getService())
                .allMatch(WaysInTest::isThere);
    }

    private static boolean isThere(IngressServiceBackend backend) {
        return SERVICES.stream()
                .filter(service -> service.getMetadata().getName().equals(backend.getName()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(port -> port.getName().equals(backend.getPort().getName()));
    }

    @Test
    void its_class_is_named_and_each_host_has_tls() {
        assertThat(WAYS.getSpec().getIngressClassName()).isNotBlank();
        assertThat(WAYS.getSpec().getTls())
                .singleElement()
                .satisfies(tls -> assertThat(tls.getHosts())
                        .containsExactlyElementsOf(WAYS.getSpec().getRules().stream()
                                .map(rule -> rule.getHost())
                                .toList()));
    }

    /** The longest prefix counts, element by element. */
    private static IngressServiceBackend backend(String host, String path) {
        return WAYS.getSpec().getRules().stream()
                .filter(rule -> rule.getHost().equals(host))
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .filter(way -> way.getPathType().equals("Prefix"))
                .filter(way -> (path + "/").startsWith(way.getPath().replaceFirst("/$", "") + "/"))
                .max(Comparator.comparingInt(
                        (HTTPIngressPath way) -> way.getPath().length()))
                .orElseThrow()
                .getBackend()
                .getService();
    }
}
