package dev.entente.system;

import java.util.HashMap;
import java.util.Map;

/** Settings of clients of Kafka, who come by TLS and with the password or the certificate of an account. */
final class KafkaClient {

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private KafkaClient() {}

    static Map<String, Object> ofAdministrator(Entente entente) {
        return settings(entente, "PLAIN", login(PLAIN, "admin", entente.secret("kafka-admin")));
    }

    static Map<String, Object> of(Entente entente, String account) {
        return of(entente, account, entente.secret("kafka-" + account));
    }

    static Map<String, Object> of(Entente entente, String account, String password) {
        return settings(entente, "SCRAM-SHA-512", login(SCRAM, account, password));
    }

    /** With the certificate of an account. */
    static Map<String, Object> byCertificate(Entente entente, String account) {
        var settings = new HashMap<>(withoutCertificate(entente));
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put(
                "ssl.keystore.location",
                entente.keys().resolve("kafka-" + account + ".p12").toString());
        settings.put("ssl.keystore.password", entente.secret("kafka-keystore"));
        return settings;
    }

    /** With none, of a broker whose certificate is trusted. */
    static Map<String, Object> withoutCertificate(Entente entente) {
        return Map.of(
                "bootstrap.servers",
                entente.kafka(),
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                entente.keys().resolve("kafka-admin.crt").toString());
    }

    private static String login(String module, String account, String password) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(module, account, password);
    }

    private static Map<String, Object> settings(Entente entente, String mechanism, String login) {
        return Map.of(
                "bootstrap.servers",
                entente.kafka(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                entente.keys().resolve("kafka.crt").toString(),
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                login);
    }
}
