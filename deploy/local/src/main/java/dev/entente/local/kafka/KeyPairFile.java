package dev.entente.local.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.entente.local.process.Commands;
import dev.entente.local.process.LocalFailure;

/**
 * A key pair whose certificate it has signed itself.
 *
 * @param keys PKCS #12
 * @param certificate PEM
 */
record KeyPairFile(Path keys, Path certificate, String password) {
    /** Makes both where they are missing. */
    void prepare(String name) {
        if (!certificate.toFile().exists()) {
            keys.toFile().delete(); // of a run that was ended between the two
            keytool(
                    "-genkeypair",
                    "-alias",
                    "kafka",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "SAN=IP:127.0.0.1,DNS:localhost",
                    "-validity",
                    "3650");
            keytool("-exportcert", "-alias", "kafka", "-rfc", "-file", certificate.toString());
        }
    }

    /** Settings of who shows the certificate, as Kafka names them. */
    Map<String, String> settings() {
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                keys.toString(),
                "ssl.keystore.password",
                password);
    }

    private void keytool(String... words) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", "ENTENTE_KEYSTORE_PASSWORD"));
        var done = Commands.run(command, Map.of("ENTENTE_KEYSTORE_PASSWORD", password), null);
        if (!done.succeeded()) {
            throw new LocalFailure("Kafka's certificate could not be made:%n%s"
                    .formatted(done.output().indent(4)));
        }
    }
}
