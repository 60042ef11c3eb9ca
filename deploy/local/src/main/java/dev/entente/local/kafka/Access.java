package dev.entente.local.kafka;

import java.nio.file.Path;
import java.util.Map;

import dev.entente.local.process.Secrets;

/**
 * How clients get into a broker that knows its clients: by TLS, and with an account. What {@link Account} does not allow is refused.
 * Keys and passwords are made on first need, and kept among the secrets.
 */
public abstract sealed class Access permits AccessByPassword, AccessByCertificate {
    static final String ADMIN = "admin";

    private final Secrets secrets;

    Access(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Accounts have passwords (SCRAM). */
    public static Access byPassword(Secrets secrets) {
        return new AccessByPassword(secrets);
    }

    /** Accounts have certificates (mTLS), whose names are theirs. */
    public static Access byCertificate(Secrets secrets) {
        return new AccessByCertificate(secrets);
    }

    /** The settings of a client with the account of a service, as Kafka names them. */
    public abstract Map<String, String> client(String account);

    /** The settings of the client that makes topics and accounts. */
    abstract Map<String, String> administrator();

    /** The password of each account that is to be made; empty where it has none. */
    abstract Map<String, String> passwords();

    /** What the settings of the broker have besides; both listeners ask for an account. */
    abstract String settings();

    /** Makes keys and certificates where they are missing. */
    abstract void prepare();

    final String password(String name) {
        return secrets.password("kafka-" + name);
    }

    final KeyPairFile keys(String name) {
        return new KeyPairFile(file(name + ".p12"), file(name + ".crt"), password("keystore"));
    }

    final Path file(String name) {
        return secrets.folder().resolve(name);
    }
}
