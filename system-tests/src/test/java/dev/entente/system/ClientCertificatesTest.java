package dev.entente.system;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** By configuration alone, Kafka knows the services by certificates instead of passwords (mTLS), with the same rights. */
class ClientCertificatesTest {

    private static Entente entente;

    @BeforeAll
    static void start() {
        entente = Entente.byCertificates();
    }

    @AfterAll
    static void stop() {
        if (entente != null) {
            entente.stopAll();
        }
    }

    @Test
    void an_event_is_written_read_and_told() {
        try (var receiver = new Receiver()) {
            receiver.subscribe(entente, "FJ", "NZ");
            var event = Integrator.signed("FJ", "NZ");

            var position = new Integrator(entente).accepted(event);

            Http.getAt(position, entente.query("/agreements/" + event.name())).is(200);
            Waiting.until("the webhook", receiver::alerts, alerts -> !alerts.isEmpty());
        }
    }

    @Test
    void nobody_gets_in_without_a_certificate() {
        try (var kafka = Admin.create(KafkaClient.withoutCertificate(entente))) {
            var asked = kafka.describeCluster().nodes();
            assertThatThrownBy(asked::get).hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void who_shows_a_certificate_may_do_what_its_account_may_and_nothing_else() {
        var writing = new ByteArraySerializer();
        try (var writer = new KafkaProducer<>(KafkaClient.byCertificate(entente, "query-service"), writing, writing)) {
            var sent = writer.send(new ProducerRecord<>("entente.events", new byte[0], new byte[0]));
            assertThatThrownBy(sent::get).hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        var reading = new ByteArrayDeserializer();
        var partition = new TopicPartition("entente.events", 0);
        try (var reader = new KafkaConsumer<>(KafkaClient.byCertificate(entente, "ingest-service"), reading, reading);
                var other =
                        new KafkaConsumer<>(KafkaClient.byCertificate(entente, "query-service"), reading, reading)) {
            reader.assign(List.of(partition));
            reader.seek(partition, 0);
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(60))).isInstanceOf(AuthorizationException.class);
            assertThat(other.beginningOffsets(List.of(partition))).containsEntry(partition, 0L);
        }
    }
}
