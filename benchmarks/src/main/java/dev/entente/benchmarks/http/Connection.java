package dev.entente.benchmarks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection that carries one request after the other. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final Answer answer = new Answer();
    private long due;

    Connection(InetSocketAddress address, Selector selector, int largestRequest) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        out = ByteBuffer.allocateDirect(largestRequest);
    }

    /** Sends a request that was due at that time. */
    void send(Requests requests, long dueAt) throws IOException {
        due = dueAt;
        answer.clear();
        out.clear();
        requests.next(out);
        out.flip();
        write();
    }

    /** Goes on as far as the connection is ready; whether the answer is whole then. */
    boolean proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        return key.isReadable() && read();
    }

    Answer answer() {
        return answer;
    }

    long due() {
        return due;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean read() throws IOException {
        in.clear();
        var count = channel.read(in);
        if (count < 0) {
            throw new IOException("the service closed a connection");
        }
        in.flip();
        in.get(answer.room(count), answer.size(), count);
        answer.grow(count);
        return answer.isWhole();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
