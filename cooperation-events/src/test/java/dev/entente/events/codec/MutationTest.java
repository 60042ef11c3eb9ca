package dev.entente.events.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;
import dev.entente.events.Kinds;
import dev.entente.events.Story;
import dev.entente.events.fold.Fold;
import dev.entente.events.json.Json;
import dev.entente.events.schema.InvalidEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** Whatever is sent is an event that can be written, read and folded, or is refused with its faults. */
class MutationTest {

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.0",
            "3e0",
            "1e400",
            "1e-400",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\n\"",
            "\"a\\n\"",
            "\"\\u202e\\ufeff\"",
            "\"\\ud83d\\ude00\"",
            "\"2024-08\"",
            "\"../..\"",
            "\"agreement/x\"",
            "\"TR\"",
            "\"en\"",
            "[]",
            "[[]]",
            "[null]",
            "{}",
            "{\"en\":null}",
            "{\"\":1}",
            "{\"a/b~c\":{}}",
            "{\"country\":\"TR\"}",
            "[\"visit/x\"]",
            "\"${x}\"",
            "\"%s%n\"");

    private final Random random = new Random();

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_mutation_of_an_event_is_accepted_whole_or_refused_with_its_faults(int seed) {
        random.setSeed(seed);
        var names = Approved.names();
        for (var round = 0; round < 100; round++) {
            var event = Approved.event(names.get(random.nextInt(names.size())));
            for (var change = random.nextInt(3); change >= 0; change--) {
                mutate(event);
            }
            try {
                holds(event);
            } catch (RuntimeException | Error e) {
                fail("seed %d, round %d: %s".formatted(seed, round, event), e);
            }
        }
    }

    private static void holds(ObjectNode sent) {
        try {
            var event = StructuredMode.read(sent);
            assertThat(StructuredMode.read(StructuredMode.write(event))).isEqualTo(event);
            var arrived = KafkaMode.read(KafkaMode.headers(event), KafkaMode.value(event));
            // a number may come back in another spelling: 3e0 as 3
            assertThat(arrived.fingerprint()).isEqualTo(event.fingerprint());
            assertThat(KafkaMode.headers(arrived)).containsExactlyEntriesOf(KafkaMode.headers(event));
            assertThat(event.fingerprint()).isNotBlank();
            Fold.of(List.of(Story.recorded(event, 0)));
            assertThat(Kinds.named(event.subject().aggregate())).isPresent();
        } catch (InvalidEvent e) {
            assertThat(e.faults()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(fault -> {
                assertThat(fault.pointer()).matches("(?s)(/.*)?");
                assertThat(fault.detail()).isNotBlank();
            });
        }
    }

    private void mutate(ObjectNode event) {
        var places = new ArrayList<JsonNode>();
        places.add(event);
        for (var index = 0; index < places.size(); index++) {
            places.get(index).forEach(places::add);
        }
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> mutateObject(object);
            case ArrayNode array -> mutateArray(array);
            case JsonNode other -> mutateObject((ObjectNode) places.getFirst());
        }
    }

    private void mutateObject(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "\u00e9", odd());
            default -> object.set(name, odd());
        }
    }

    private void mutateArray(ArrayNode array) {
        if (array.isEmpty() || random.nextBoolean()) {
            array.add(odd());
        } else {
            array.set(random.nextInt(array.size()), odd());
        }
    }

    private JsonNode odd() {
        return Json.object("{\"it\":" + ODD.get(random.nextInt(ODD.size())) + "}")
                .get("it");
    }
}
