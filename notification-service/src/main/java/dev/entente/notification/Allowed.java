package dev.entente.notification;

import java.net.URI;
import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.configuration.DurationConverter;

/** What settings may be; others stop the start, and the message says which setting it was, its value, and what is allowed. */
public final class Allowed {

    private Allowed() {}

    /** A time longer than none. */
    public static final class Time implements Converter<Duration> {

        private static final long serialVersionUID = 1;

        @Override
        public Duration convert(String value) {
            var time = parsed(value);
            if (time == null || time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(
                        "a time longer than none is allowed, such as 500ms, 15s, 5m, 48h or 30d");
            }
            return time;
        }

        private static Duration parsed(String value) {
            try {
                return DurationConverter.parseDuration(value);
            } catch (IllegalArgumentException e) {
                return null; // told as what is no time at all
            }
        }
    }

    /** A number of things, one at least. */
    public static final class Count implements Converter<Integer> {

        private static final long serialVersionUID = 1;
        private static final int MOST = 1_000_000_000;

        @Override
        public Integer convert(String value) {
            if (!value.strip().matches("\\d{1,10}")
                    || Long.parseLong(value.strip()) < 1
                    || Long.parseLong(value.strip()) > MOST) {
                throw new IllegalArgumentException("a number from 1 to " + MOST + " is allowed");
            }
            return Integer.parseInt(value.strip());
        }
    }

    /** A part of one, less than all. */
    public static final class Part implements Converter<Double> {

        private static final long serialVersionUID = 1;

        @Override
        public Double convert(String value) {
            if (!value.strip().matches("0?\\.\\d+|0")) {
                throw new IllegalArgumentException("a number from 0 up to, and without, 1 is allowed, such as 0.2");
            }
            return Double.parseDouble(value.strip());
        }
    }

    /** A source of events, or what sources begin with. A scheme alone would be all the world. */
    public static final class Source implements Converter<String> {

        private static final long serialVersionUID = 1;

        @Override
        public String convert(String value) {
            if (!value.matches("(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?/*[!-~&&[^/]][!-~]*")
                    || value.matches("[a-zA-Z][a-zA-Z0-9+.-]*:/*")) {
                throw new IllegalArgumentException(
                        "a source is allowed, or its beginning up to a slash, such as https://desk.example.org/curated");
            }
            return value;
        }
    }

    /** Where the service is reached from outside. */
    public static final class Address implements Converter<URI> {

        private static final long serialVersionUID = 1;

        @Override
        public URI convert(String value) {
            if (!value.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")
                    || value.endsWith("/")
                    || URI.create(value).getHost() == null) {
                throw new IllegalArgumentException(
                        "an address with http or https and a host is allowed, without a slash at the end,"
                                + " such as https://alerts.example.org");
            }
            return URI.create(value);
        }
    }
}
