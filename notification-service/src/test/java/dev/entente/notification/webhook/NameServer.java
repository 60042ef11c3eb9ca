package dev.entente.notification.webhook;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server (RFC 1035) that knows the IPv4 addresses of some names, and says nothing to all other questions. */
final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int IPV4 = 1;
    private static final short ANSWER = (short) 0x8180;
    private static final short NO_SUCH_NAME = (short) 0x8183;
    private static final short NAME_IN_QUESTION = (short) 0xC00C;

    private record Question(String name, int type, int end) {

        static Question in(ByteBuffer message) {
            var name = new StringBuilder();
            message.position(HEADER);
            for (var length = message.get(); length > 0; length = message.get()) {
                var label = new byte[length];
                message.get(label);
                name.append(new String(label, StandardCharsets.US_ASCII)).append('.');
            }
            var type = message.getShort();
            return new Question(name.substring(0, name.length() - 1), type, message.position() + 2);
        }
    }

    private final DatagramSocket socket;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    /** One without addresses is known not to exist. */
    void knows(String name, String... addresses) {
        known.put(name, List.of(addresses));
    }

    /** The next questions are not heard. */
    void loses(int questions) {
        lost.set(questions);
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                var packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                answer(packet);
            }
        } catch (IOException e) {
            socket.close(); // by the test, as a rule
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        var message = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        var question = Question.in(message);
        var addresses = known.get(question.name());
        if (addresses != null && lost.getAndDecrement() <= 0) {
            var answer = answer(message, question, addresses);
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
    }

    private static byte[] answer(ByteBuffer message, Question question, List<String> addresses) throws IOException {
        var told = question.type() == IPV4 ? addresses : List.<String>of();
        var answer = ByteBuffer.allocate(512)
                .putShort(message.getShort(0))
                .putShort(addresses.isEmpty() ? NO_SUCH_NAME : ANSWER)
                .putShort((short) 1)
                .putShort((short) told.size())
                .putInt(0)
                .put(message.slice(HEADER, question.end() - HEADER));
        for (var address : told) {
            answer.putShort(NAME_IN_QUESTION)
                    .putShort((short) IPV4)
                    .putShort((short) 1)
                    .putInt(1)
                    .putShort((short) 4)
                    .put(InetAddress.getByName(address).getAddress());
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    @Override
    public void close() {
        socket.close();
    }
}
