package dev.entente.ingest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.entente.web.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Utf8Test {

    /** At which the rules change, and what lies between. */
    private static final int[] TURNS = {
        0x00, 0x01, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
        0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Test
    void every_character_is_well_formed_but_nul() {
        for (var point = 1; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                assertThat(Utf8.isWellFormed(Character.toString(point).getBytes(UTF_8)))
                        .as("U+%04X", point)
                        .isTrue();
            }
        }
        assertThat(Utf8.isWellFormed(new byte[1])).isFalse();
    }

    @Test
    void what_is_well_formed_the_platform_decodes_and_nothing_else() {
        var random = new Random(31);
        for (var round = 0; round < 100_000; round++) {
            var bytes = new byte[random.nextInt(6)];
            for (var at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) TURNS[random.nextInt(TURNS.length)];
            }
            assertThat(Utf8.isWellFormed(bytes))
                    .as("seed 31, round %d: %s", round, Arrays.toString(bytes))
                    .isEqualTo(isDecoded(bytes));
        }
    }

    @Test
    void what_is_not_well_formed_is_refused_with_its_place() {
        assertThatThrownBy(() -> Utf8.check(new byte[] {'"', (byte) 0xc3, (byte) 0xa9, (byte) 0xed, (byte) 0xa0}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("at byte 3");
        assertThatThrownBy(() -> Utf8.check(new byte[] {'"', (byte) 0xc3, (byte) 0xa9, 0}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("at byte 3");
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().noneMatch(letter -> letter == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
