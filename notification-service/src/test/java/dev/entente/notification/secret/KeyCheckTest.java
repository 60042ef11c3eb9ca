package dev.entente.notification.secret;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.OneDatabase;
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

    /** A database that can be reached only while it is told so. */
    private static Jdbc reachable(AtomicBoolean answers) {
        var address = schema.address();
        var database = new OneDatabase(address.get(0), address.get(1), address.get(2));
        var sometimes = Proxy.newProxyInstance(
                KeyCheckTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (answers.get()) {
                        return database.getConnection();
                    }
                    throw new SQLException("Connection refused", "08001");
                });
        return new Jdbc((DataSource) sometimes, database);
    }

    @Test
    void a_database_that_was_away_at_the_start_is_asked_until_it_tells_that_the_key_is_right() {
        var answers = new AtomicBoolean();
        var check = new KeyCheck(reachable(answers), ours, false);

        check.start();
        check.lookAgain();
        assertThat(check.doubt()).hasValueSatisfying(why -> assertThat(why).contains("could not be seen yet"));

        answers.set(true);
        check.lookAgain();
        assertThat(check.doubt()).isEmpty();
    }

    @Test
    void another_key_than_that_of_a_database_that_was_away_at_the_start_is_told_and_doubted() {
        look(another);
        var answers = new AtomicBoolean();
        var check = new KeyCheck(reachable(answers), ours, false);
        check.start();

        answers.set(true);
        check.lookAgain();

        assertThat(check.doubt()).hasValueSatisfying(why -> assertThat(why).contains(WRITTEN_BY_ANOTHER));
    }
}
