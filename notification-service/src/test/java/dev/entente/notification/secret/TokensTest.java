package dev.entente.notification.secret;

import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.entente.notification.secret.Tokens.Claim;
import dev.entente.notification.secret.Tokens.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TokensTest {

    private static final UUID ID = UUID.fromString("0b5c1a44-5d0e-4a35-9d5c-0d4e6f7a8b9c");

    private final Vault vault = new Vault(key(1));
    private final Tokens tokens = new Tokens(vault);

    private static String key(int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void a_token_says_what_it_was_issued_for() {
        assertThat(tokens.read(Purpose.MANAGE, tokens.issue(Purpose.MANAGE, ID, 3)))
                .contains(new Claim(ID, 3));
    }

    @Test
    void a_token_is_good_for_nothing_else() {
        var confirm = tokens.issue(Purpose.CONFIRM, ID, 0);

        assertThat(tokens.read(Purpose.MANAGE, confirm)).isEmpty();
        assertThat(tokens.read(Purpose.MANAGE, confirm.replace("ent_c_", "ent_m_")))
                .isEmpty();
    }

    @Test
    void a_token_of_which_any_character_is_changed_is_not_taken() {
        var token = tokens.issue(Purpose.MANAGE, ID, 0);
        for (var index = 6; index < token.length() - 1; index++) {
            var other = token.charAt(index) == 'A' ? 'B' : 'A';
            var forged = token.substring(0, index) + other + token.substring(index + 1);

            assertThat(tokens.read(Purpose.MANAGE, forged)).isEmpty();
        }
    }

    @Test
    void a_token_made_with_another_key_is_not_taken() {
        var foreign = new Tokens(new Vault(key(2))).issue(Purpose.MANAGE, ID, 0);

        assertThat(tokens.read(Purpose.MANAGE, foreign)).isEmpty();
    }

    @Test
    void what_is_encrypted_twice_looks_different_and_reads_the_same() {
        var once = vault.encrypt("reader@example.org");
        var twice = vault.encrypt("reader@example.org");

        assertThat(once).isNotEqualTo(twice);
        assertThat(vault.decrypt(once)).isEqualTo(vault.decrypt(twice)).isEqualTo("reader@example.org");
    }

    @Test
    void a_key_that_is_none_is_refused_with_what_to_do() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Vault("short"))
                .withMessageContaining("openssl rand -base64 32");
    }
}
