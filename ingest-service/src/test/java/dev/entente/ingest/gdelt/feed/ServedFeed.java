package dev.entente.ingest.gdelt.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.entente.ingest.gdelt.Rows;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A feed on this machine with one file of one row, which the service is told to follow. */
public final class ServedFeed implements QuarkusTestResourceLifecycleManager {

    static final String SOURCE = "https://gdelt.example.org/feed";

    private static final String NAME = "20240820120000.export.CSV.zip";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var zip = zip();
            var list = zip.length + " " + md5(zip) + " http://data.gdeltproject.org/gdeltv2/" + NAME + "\n";
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve("/lastupdate.txt", list.getBytes(UTF_8));
            serve("/" + NAME, zip);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "entente.ingest.gdelt.feed.enabled",
                "true",
                "entente.ingest.gdelt.feed.base",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "entente.ingest.gdelt.feed.source",
                SOURCE);
    }

    private void serve(String path, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] zip() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(zip)) {
            archive.putNextEntry(new ZipEntry(NAME.replace(".zip", "")));
            archive.write(Rows.row().id(2024).text().getBytes(UTF_8));
        }
        return zip.toByteArray();
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
