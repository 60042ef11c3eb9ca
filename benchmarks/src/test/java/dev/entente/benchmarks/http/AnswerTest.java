package dev.entente.benchmarks.http;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class AnswerTest {

    private static final byte[] WANTED = "\"status\":202".getBytes(US_ASCII);

    @Test
    void an_answer_is_whole_with_the_last_byte_of_its_length() {
        var answer = new Answer();
        var text = "HTTP/1.1 207 Multi-Status\r\ncontent-Length: 27\r\n\r\n\"status\":202 , \"status\":202";

        take(answer, text.substring(0, text.length() - 1));
        assertThat(answer.isWhole()).isFalse();
        take(answer, text.substring(text.length() - 1));

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.count(WANTED)).isEqualTo(2);
    }

    @Test
    void what_is_counted_may_be_split_over_chunks() {
        var answer = new Answer();
        take(answer, "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\na\r\n\"status\":2\r\n");
        assertThat(answer.isWhole()).isFalse();
        take(answer, "2\r\n02\r\n0\r\n\r\n");

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.count(WANTED)).isEqualTo(1);
    }

    @Test
    void an_answer_follows_another() {
        var answer = new Answer();
        take(answer, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer.isWhole()).isTrue();
        answer.clear();
        take(answer, "HTTP/1.1 503 Service Unavailable\r\n");
        assertThat(answer.isWhole()).isFalse();
        take(answer, "\r\n");

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.status()).isEqualTo(503);
    }

    private static void take(Answer answer, String text) {
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, answer.room(bytes.length), answer.size(), bytes.length);
        answer.grow(bytes.length);
    }
}
