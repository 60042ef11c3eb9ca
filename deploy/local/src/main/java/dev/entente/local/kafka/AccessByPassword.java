package dev.entente.local.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.local.process.Secrets;

/** The broker shows a certificate, and clients an account's name and password. */
final class AccessByPassword extends Access {
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    AccessByPassword(Secrets secrets) {
        super(secrets);
    }

    @Override
    public Map<String, String> client(String account) {
        Map<String, String> settings = transport();
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("sasl.jaas.config", login(SCRAM, account, password(account)) + ";");
        return settings;
    }

    @Override
    Map<String, String> administrator() {
        Map<String, String> settings = transport();
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(PLAIN, ADMIN, password(ADMIN)) + ";");
        return settings;
    }

    @Override
    Map<String, String> passwords() {
        return Account.ALL.stream().map(Account::name).collect(Collectors.toMap(name -> name, this::password));
    }

    @Override
    String settings() {
        String admin = login(PLAIN, ADMIN, password(ADMIN)) + " user_%s=\"%s\";".formatted(ADMIN, password(ADMIN));
        return """
                listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SASL_SSL
                inter.broker.listener.name=CLIENTS
                sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.clients.scram-sha-512.sasl.jaas.config=%1$s required;
                listener.name.clients.plain.sasl.jaas.config=%2$s
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%2$s
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%3$s
                ssl.keystore.password=%4$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%6$s
                """.formatted(SCRAM, admin, broker().keys(), broker().password(), broker().certificate(), ADMIN);
    }

    @Override
    void prepare() {
        broker().prepare("Entente's local Kafka");
    }

    private Map<String, String> transport() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", broker().certificate().toString());
        return settings;
    }

    private KeyPairFile broker() {
        return keys("kafka");
    }

    private static String login(String module, String name, String password) {
        return "%s required username=\"%s\" password=\"%s\"".formatted(module, name, password);
    }
}
