package dev.entente.notification.secret;

import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyCheckTest {

    private static final String WRITTEN_BY_ANOTHER = "written with another entente.notification.encryption-key";

    private static Schema schema;

    private final Vault ours = vault(1);
    private final Vault another = vault(2);

    @BeforeAll
    static void open() {
        schema = new Schema("latest");
    }

    @BeforeEach
    void empty() throws Exception {
        schema.run("TRUNCATE known_text, subscription CASCADE");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    private static Vault vault(int first) {
        var key = new byte[32];
        key[0] = (byte) first;
        return new Vault(Base64.getEncoder().encodeToString(key));
    }

    private void look(Vault vault) {
        new KeyCheck(schema.jdbc(), vault, true).start();
    }

    private void subscription(byte[] target) throws Exception {
        schema.run(
                "INSERT INTO subscription (id, state, channel, target, receiver, generation, alerts, follow_ups, language,"
                        + " active_after, created_at) VALUES (gen_random_uuid(), 'active', 'webhook', '\\x"
                        + HexFormat.of().formatHex(target) + "', 'r', 0, '{agreement.new}', false, 'en', '{}', now())");
    }

    @Test
    void another_key_than_that_of_the_first_start_is_told() throws Exception {
        look(ours);

        assertThatThrownBy(() -> look(another)).hasMessageContaining(WRITTEN_BY_ANOTHER);
        assertThatCode(() -> look(ours)).doesNotThrowAnyException();
        assertThat(schema.texts("SELECT count(*) FROM known_text")).containsExactly("1");
    }

    @Test
    void of_a_database_without_a_known_text_subscriptions_tell_the_key() throws Exception {
        subscription(ours.encrypt("https://receiver.example.org"));

        assertThatThrownBy(() -> look(another)).hasMessageContaining(WRITTEN_BY_ANOTHER);
        assertThat(schema.texts("SELECT count(*) FROM known_text")).containsExactly("0");
        assertThatCode(() -> look(ours)).doesNotThrowAnyException();
    }

    @Test
    void a_row_that_is_damaged_is_not_taken_for_another_key() throws Exception {
        subscription(ours.encrypt("https://receiver.example.org"));
        subscription(new byte[] {1, 2, 3});

        assertThatCode(() -> look(ours)).doesNotThrowAnyException();
    }
}
