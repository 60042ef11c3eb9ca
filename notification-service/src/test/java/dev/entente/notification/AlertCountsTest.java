package dev.entente.notification;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;

/** What the topic of alerts is told is what {@code docs/asyncapi.yaml} says. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class AlertCountsTest {

    private static JsonNode described() throws IOException {
        var document =
                new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
        assertThat(document.at("/channels/alerts/address").asText()).isEqualTo("entente.alerts");
        return document.at("/components/schemas/AlertCount");
    }

    /** All that the topic was told, until it tells that an alert of the event was delivered. */
    private static List<ConsumerRecord<String, String>> told(String key) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var all = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor("entente.alerts").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (var deadline = Instant.now().plusSeconds(30); Instant.now().isBefore(deadline); ) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    all.add(record);
                    if (record.key().equals(key)
                            && Json.object(record.value()).path("delivered").asInt() == 1) {
                        return all;
                    }
                }
            }
        }
        throw new AssertionError("not told: " + key);
    }

    @Test
    void what_is_counted_is_told_as_described() throws Exception {
        var schema = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(described());
        var hook = "/" + UUID.randomUUID();
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "GH", "TG"));
            var signed = agreement("signed", newSubject(), "GH", "TG");
            ledger.post(signed);

            var told = told(signed.key().source() + " " + signed.key().id());

            assertThat(told)
                    .allSatisfy(record -> assertThat(schema.validate(Json.object(record.value())))
                            .isEmpty());
            assertThat(Json.object(told.getLast().value()).path("subject").asText())
                    .isEqualTo(signed.subject().toString());
        }
        assertThat(schema.validate(Json.object("{\"source\":\"s\",\"id\":\"i\"}")))
                .isNotEmpty();
        assertThat(schema.validate(Json.object("{\"source\":\"s\",\"id\":\"i\",\"subject\":\"agreement/a\",\"due\":1,"
                        + "\"delivered\":0,\"failed\":0,\"revision\":0,\"address\":\"reader@example.org\"}")))
                .isNotEmpty();
    }
}
