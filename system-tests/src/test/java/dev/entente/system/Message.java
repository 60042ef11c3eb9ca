package dev.entente.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A message of Protocol Buffers, read by the numbers of its fields: as much of the wire format as OTLP needs. */
record Message(List<Field> fields) {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int WITH_LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    /** A field with a length: bytes, a text, or a message. */
    record Field(int number, ByteBuffer value) {}

    static Message of(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            var tag = varint(in);
            switch ((int) (tag & 7)) {
                case VARINT -> varint(in);
                case EIGHT_BYTES -> in.getLong();
                case FOUR_BYTES -> in.getInt();
                case WITH_LENGTH -> {
                    var value = new byte[Math.toIntExact(varint(in))];
                    in.get(value);
                    fields.add(new Field((int) (tag >>> 3), ByteBuffer.wrap(value)));
                }
                default -> throw new IllegalArgumentException("no Protocol Buffers: the tag " + tag);
            }
        }
        return new Message(fields);
    }

    private static long varint(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no Protocol Buffers: a number without an end");
    }

    List<byte[]> bytes(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(field -> field.value().array())
                .toList();
    }

    List<Message> messages(int number) {
        return bytes(number).stream().map(Message::of).toList();
    }

    /** The first text of the number; empty where there is none. */
    String text(int number) {
        return bytes(number).stream()
                .findFirst()
                .map(value -> new String(value, UTF_8))
                .orElse("");
    }
}
