package dev.entente.ingest.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import dev.entente.web.Problem;

/** The ways in which a body may be packed (RFC 9110, section 8.4). */
enum Encoding {
    GZIP("gzip") {
        // several members one after the other are one body; what follows them and is none is an error
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    ZSTD("zstd") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(packed).setLongMax(LARGEST_WINDOW);
        }
    };

    /** What every decoder must take by RFC 9659, 8 MiB, is all that one body may make this service hold. */
    private static final int LARGEST_WINDOW = 23;

    /** More than anybody needs; each costs as much as the one before. */
    private static final int MOST = 2;

    private final String coding;

    Encoding(String coding) {
        this.coding = coding;
    }

    /** Reads packed bytes as they come, and holds no more than a window of them. */
    abstract InputStream unpack(InputStream packed) throws IOException;

    /**
     * The encodings in the order in which they were applied.
     *
     * @param headers the values of all headers {@code Content-Encoding}
     * @throws Problem 415 if one is not known here
     */
    static List<Encoding> of(List<String> headers) {
        var encodings = headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .map(Encoding::named)
                .toList();
        if (encodings.size() > MOST) {
            throw unsupported("A body that is packed " + encodings.size() + " times is not read here: pack it once.");
        }
        return encodings;
    }

    private static Encoding named(String coding) {
        return Stream.of(values())
                .filter(encoding -> encoding.coding.equals(coding) || ("x-" + encoding.coding).equals(coding))
                .findFirst()
                .orElseThrow(() -> unsupported("A body in the encoding '" + coding
                        + "' is not read here: send it in gzip or zstd, or unpacked."));
    }

    private static Problem unsupported(String detail) {
        return Problem.of(415, "unsupported-encoding", "Unsupported encoding", detail)
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip, zstd, identity");
    }
}
