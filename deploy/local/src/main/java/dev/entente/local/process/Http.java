package dev.entente.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asking whether an HTTP server is there. */
public final class Http {
    private static final int PATIENCE_MS = 2_000;

    private Http() {}

    /** Whether the address answers 200 now. */
    public static boolean answers(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
