package dev.entente.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The topics of the log, on a cluster and in its mirror. */
class TopicManifestsTest {

    @ParameterizedTest
    @EnumSource
    void there_are_brokers_for_the_replicas_of_each_topic(Overlay overlay) {
        var brokers = overlay.of("KafkaNodePool")
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();

        assertThat(overlay.of("KafkaTopic").toList()).hasSize(3).allSatisfy(topic -> {
            var replicas = topic.at("/spec/replicas").asInt();
            var inSync = topic.path("spec")
                    .path("config")
                    .path("min.insync.replicas")
                    .asInt();
            assertThat(replicas).isPositive().isLessThanOrEqualTo(brokers);
            assertThat(inSync).isPositive().isLessThan(brokers == 1 ? 2 : replicas);
        });
    }

    @Test
    void the_mirror_has_the_topics_of_the_log_with_the_times_of_its_records() {
        assertThat(Overlay.MIRROR.of("KafkaTopic").map(TopicManifestsTest::withoutTimes))
                .containsExactlyInAnyOrderElementsOf(Overlay.PRODUCTION
                        .of("KafkaTopic")
                        .map(TopicManifestsTest::withoutTimes)
                        .toList());
        assertThat(Overlay.MIRROR.of("KafkaTopic"))
                .allSatisfy(topic -> assertThat(topic.path("spec")
                                .path("config")
                                .path("message.timestamp.type")
                                .asText())
                        .isEqualTo("CreateTime"));
    }

    private static ObjectNode withoutTimes(ObjectNode topic) {
        topic.withObject("/spec/config").remove("message.timestamp.type");
        topic.withObject("/metadata/labels").remove("app.kubernetes.io/part-of");
        return topic;
    }

    @Test
    void the_mirror_comes_in_where_the_log_lets_it_in() {
        var source = Overlay.MIRROR
                .of("KafkaMirrorMaker2")
                .map(mirror -> mirror.at("/spec/mirrors/0/source"))
                .findFirst()
                .orElseThrow();
        var port = source.path("bootstrapServers").asText().replaceFirst(".*:", "");

        assertThat(Overlay.PRODUCTION
                        .of("Kafka")
                        .flatMap(kafka -> kafka.at("/spec/kafka/listeners").valueStream()))
                .anySatisfy(listener -> {
                    assertThat(listener.path("port").asText()).isEqualTo(port);
                    assertThat(listener.path("tls").asBoolean()).isTrue();
                    assertThat(listener.at("/authentication/type")).isEqualTo(source.at("/authentication/type"));
                });
        assertThat(Overlay.PRODUCTION
                        .of("KafkaUser")
                        .map(user -> user.at("/metadata/name").asText()))
                .contains(source.at("/authentication/username").asText());
    }
}
