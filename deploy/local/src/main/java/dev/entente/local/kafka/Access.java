package dev.entente.local.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.local.process.Commands;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Secrets;

/**
 * How clients get into a broker that knows its clients: by TLS, with a certificate that the broker signs itself, and an account
 * with a password (SCRAM). What {@link Account} does not allow is refused.
 */
public final class Access {
    static final String ADMIN = "admin";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final Secrets secrets;

    /** Keys and passwords are made on first need, and kept among the secrets. */
    public Access(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The settings of a client with the account of a service, as Kafka names them. */
    public Map<String, String> client(String account) {
        Map<String, String> settings = transport();
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("sasl.jaas.config", login(SCRAM, account, password(account)) + ";");
        return settings;
    }

    /** The settings of the client that makes topics and accounts. */
    Map<String, String> administrator() {
        Map<String, String> settings = transport();
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(PLAIN, ADMIN, password(ADMIN)) + ";");
        return settings;
    }

    Map<String, String> passwords() {
        return Account.ALL.stream().map(Account::name).collect(Collectors.toMap(name -> name, this::password));
    }

    /** What the settings of the broker have besides; both listeners ask for an account. */
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
                """.formatted(SCRAM, admin, keystore(), password("keystore"), certificate(), ADMIN);
    }

    private Map<String, String> transport() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificate().toString());
        return settings;
    }

    /** Makes the key and the certificate where they are missing. */
    void prepare() {
        if (!certificate().toFile().exists()) {
            keystore().toFile().delete(); // of a run that was ended between the two
            keytool(
                    "-genkeypair",
                    "-alias",
                    "kafka",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=Entente's local Kafka",
                    "-ext",
                    "SAN=IP:127.0.0.1,DNS:localhost",
                    "-validity",
                    "3650");
            keytool(
                    "-exportcert",
                    "-alias",
                    "kafka",
                    "-rfc",
                    "-file",
                    certificate().toString());
        }
    }

    private void keytool(String... words) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", keystore().toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", "ENTENTE_KEYSTORE_PASSWORD"));
        var done = Commands.run(command, Map.of("ENTENTE_KEYSTORE_PASSWORD", password("keystore")), null);
        if (!done.succeeded()) {
            throw new LocalFailure("Kafka's certificate could not be made:%n%s"
                    .formatted(done.output().indent(4)));
        }
    }

    private static String login(String module, String name, String password) {
        return "%s required username=\"%s\" password=\"%s\"".formatted(module, name, password);
    }

    private String password(String name) {
        return secrets.password("kafka-" + name);
    }

    private Path keystore() {
        return secrets.folder().resolve("kafka.p12");
    }

    private Path certificate() {
        return secrets.folder().resolve("kafka.crt");
    }
}
