package dev.entente.notification.secret;

import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyTest {

    /** RFC 8032, 7.1, test 3. */
    private static final byte[] SEED =
            HexFormat.of().parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");

    private static final byte[] PUBLIC =
            HexFormat.of().parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");

    private static String text(byte[] seed, byte[] key) {
        return "whsk_"
                + Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex(HexFormat.of().formatHex(seed)
                                        + HexFormat.of().formatHex(key)));
    }

    @Test
    void it_signs_as_the_standard_does() {
        var key = SigningKey.of(text(SEED, PUBLIC));

        assertThat(HexFormat.of().formatHex(key.sign(HexFormat.of().parseHex("af82"))))
                .isEqualTo("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        assertThat(key.publicText()).isEqualTo("whpk_" + Base64.getEncoder().encodeToString(PUBLIC));
    }

    @Test
    void what_is_written_is_read_and_no_two_are_the_same() {
        var key = SigningKey.random();

        assertThat(SigningKey.of(key.text()).publicText()).isEqualTo(key.publicText());
        assertThat(SigningKey.of(key.text()).sign(SEED)).isEqualTo(key.sign(SEED));
        assertThat(SigningKey.random().text()).isNotEqualTo(key.text());
    }

    @Test
    void what_is_no_key_pair_is_not_read() {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of("whsec_" + "A".repeat(88)));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of(text(SEED, new byte[0])));
    }
}
