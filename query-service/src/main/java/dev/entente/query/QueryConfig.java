package dev.entente.query;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set for this service, as {@code entente.query.*}. */
@ConfigMapping(prefix = "entente.query")
public interface QueryConfig {

    /**
     * Where readers reach this service, such as {@code https://entente.example.org}; links in feeds and calendars begin with it.
     * Where it is not set, they begin with what the request says.
     */
    Optional<URI> baseUrl();

    /** The stream of changes. */
    Changes changes();

    /** What is asked of the database. */
    Questions questions();

    /** Searches. */
    Search search();

    /** Answers that clients have not read yet. */
    Answers answers();

    /** Whole collections. */
    Streams streams();

    /** The page for readers. */
    Dashboard dashboard();

    /** What can be set for the page for readers, as {@code entente.query.dashboard.*}. */
    interface Dashboard {

        /**
         * Where readers subscribe to alerts, such as {@code https://alerts.example.org/subscribe}: the form of the
         * notification service. The page offers to follow what it shows only where this is set.
         */
        Optional<URI> subscribe();

        /**
         * Who may show embedded charts in a frame, with commas between them: sources of {@code frame-ancestors} (Content
         * Security Policy), such as {@code https://news.example.org}.
         */
        @WithDefault("'self'")
        List<String> frameAncestors();
    }

    /** What can be set for questions to the database, as {@code entente.query.questions.*}. */
    interface Questions {

        /** How long the database may take for one; then it is ended, and whoever asked is answered 504. */
        @WithDefault("15s")
        Duration time();

        /**
         * How many that may look at much (searches, counts, relations, uncommon filters) are asked at once. Each holds a
         * connection to the database: with {@code streams.at-once} there should be fewer than the pool has.
         */
        @WithDefault("8")
        int dearAtOnce();

        /** How long one more of these waits for room; then it is answered 503. */
        @WithDefault("3s")
        Duration patience();
    }

    /** What can be set for searches, as {@code entente.query.search.*}. */
    interface Search {

        /**
         * How many items are ranked, counted and shown at most, for each of which its words are read: 10,000 take some tenths of a
         * second. Where more match, they are the latest of those that match best.
         */
        @WithDefault("10000")
        int ranked();
    }

    /** What can be set for answers, as {@code entente.query.answers.*}. */
    interface Answers {

        /**
         * How much memory answers may take, from when they are read until their clients have them. While they take more,
         * others are answered 503. No more than three tenths of what Java may use.
         */
        @WithDefault("50M")
        MemorySize memory();
    }

    /** What can be set for whole collections, as {@code entente.query.streams.*}. */
    interface Streams {

        /**
         * How many may be read at once; who comes beyond that is answered 503. Each holds a connection to the database,
         * so there should be fewer than half as many as the pool has.
         */
        @WithDefault("8")
        int atOnce();

        /**
         * How long a client may read nothing, or less than {@code least-rate}; then it is cut, whatever it reads. And how
         * long the database may take for the next part of a collection.
         */
        @WithDefault("60s")
        Duration patience();

        /** How many bytes a second a client takes at least, on average. */
        @WithDefault("8192")
        int leastRate();
    }

    /** What can be set for the stream of changes, as {@code entente.query.changes.*}. */
    interface Changes {

        /** How many may listen at once; who comes beyond that is answered 503. */
        @WithDefault("2000")
        int connections();

        /** How many of one client (by its address) may; who comes beyond that is answered 429. */
        @WithDefault("1000")
        int connectionsPerClient();

        /**
         * How many changes are held in memory, about 1 KiB each. Who listens and falls farther behind is cut; who resumes
         * from farther behind is served from the archive.
         */
        @WithDefault("10000")
        int held();

        /** How often is looked for what other replicas have projected. */
        @WithDefault("200ms")
        Duration lookEvery();

        /** How often a sign of life is sent. Behind a proxy less than it waits. */
        @WithDefault("15s")
        Duration beatEvery();

        /** How long a listener may read nothing of what is sent; then it is cut. Looked at with each sign of life. */
        @WithDefault("30s")
        Duration patience();

        /** How many that resume from far behind are read for at once; the others wait for their turn. */
        @WithDefault("4")
        int catchingUp();
    }
}
