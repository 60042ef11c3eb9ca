package dev.entente.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Secrets;

/** The broker and each client show a certificate; its name is that of the account. */
final class AccessByCertificate extends Access {
    AccessByCertificate(Secrets secrets) {
        super(secrets);
    }

    @Override
    public Map<String, String> client(String account) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", "SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", keysOf(ADMIN).certificate().toString());
        settings.putAll(keysOf(account).settings());
        return settings;
    }

    @Override
    Map<String, String> administrator() {
        return client(ADMIN);
    }

    @Override
    Map<String, String> passwords() {
        return Account.ALL.stream().map(Account::name).collect(Collectors.toMap(name -> name, name -> ""));
    }

    @Override
    String settings() {
        KeyPairFile broker = keysOf(ADMIN);
        return """
                listener.security.protocol.map=CLIENTS:SSL,CONTROLLER:SSL
                inter.broker.listener.name=CLIENTS
                ssl.client.auth=required
                ssl.principal.mapping.rules=RULE:^CN=([a-z-]+)$/$1/,DEFAULT
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%1$s
                ssl.keystore.password=%2$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%3$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%4$s
                """.formatted(broker.keys(), broker.password(), trusted(), ADMIN);
    }

    /** Who signs for himself is trusted by his own certificate. */
    @Override
    void prepare() {
        names().forEach(name -> keysOf(name).prepare(name));
        try {
            StringBuilder all = new StringBuilder();
            for (String name : names().toList()) {
                all.append(Files.readString(keysOf(name).certificate()));
            }
            Files.writeString(trusted(), all);
        } catch (IOException e) {
            throw new LocalFailure("Kafka's list of certificates %s cannot be made: %s".formatted(trusted(), e), e);
        }
    }

    private static Stream<String> names() {
        return Stream.concat(Stream.of(ADMIN), Account.ALL.stream().map(Account::name));
    }

    private KeyPairFile keysOf(String account) {
        return keys("kafka-" + account);
    }

    private Path trusted() {
        return file("kafka-trusted.crt");
    }
}
