package dev.entente.web;

import java.util.Arrays;
import java.util.HexFormat;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

/** By what clients without a token are told apart. */
public final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** Where a request comes from: by the proxy's word, where it is believed. */
    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null ? "unknown" : of(address.hostAddress());
    }

    /** An IPv4 address, or of an IPv6 address the part that its owner cannot change at will. */
    public static String of(String address) {
        var plain = String.valueOf(address).replaceFirst("(?i)^::ffff:(?=\\d+\\.)", "");
        var bytes = NetUtil.createByteArrayFromIpAddressString(plain);
        return bytes == null || bytes.length <= NETWORK_BYTES
                ? plain
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
