package dev.entente.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/**
 * What an operator can set: {@code entente.notification.*}, or as environment {@code ENTENTE_NOTIFICATION_*}. What is not
 * allowed stops the start, with the setting, its value, and what is allowed: of one setting by {@link Allowed}, of several
 * together by {@link SettingsCheck}.
 */
@ConfigMapping(prefix = "entente.notification")
public interface Settings {

    /** Where readers reach this service, without a slash at the end; links in mails begin with it. */
    @WithDefault("http://127.0.0.1:8083")
    @WithConverter(Allowed.Address.class)
    URI baseUrl();

    /** Where readers reach the dashboard, without a slash at the end: mails link to items there. None do where it is not set. */
    Optional<@WithConverter(Allowed.Address.class) URI> dashboardUrl();

    /**
     * 32 random bytes in Base64 ({@code openssl rand -base64 32}). Addresses and secrets are encrypted with it, and links
     * in mails are authenticated by it: who loses it loses all subscriptions.
     */
    String encryptionKey();

    Webhook webhook();

    Delivery delivery();

    Email email();

    Trials tests();

    Again again();

    Keep keep();

    SameAs sameAs();

    interface Webhook {

        /** Whether this machine itself may be called. For trying things out only; private networks never are. */
        @WithDefault("false")
        boolean allowLoopback();

        /** Whether plain http is allowed. */
        @WithDefault("false")
        boolean allowHttp();

        /** How long one attempt may take, from resolving the name to the end of the answer. */
        @WithDefault("15s")
        @WithConverter(Allowed.Time.class)
        Duration timeout();

        /** How long both secrets sign after a rotation. */
        @WithDefault("24h")
        @WithConverter(Allowed.Time.class)
        Duration rotation();
    }

    interface Delivery {

        /** How long after each failed attempt the next one is made; after the last there is none. */
        @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
        List<@WithConverter(Allowed.Time.class) Duration> retries();

        /** By what part of itself each pause is varied at random, so that retries do not come all at once. */
        @WithDefault("0.2")
        @WithConverter(Allowed.Part.class)
        double jitter();

        /** How many attempts one replica makes at the same time. */
        @WithDefault("512")
        @WithConverter(Allowed.Count.class)
        int concurrency();

        /** How many of these may go to one receiver. */
        @WithDefault("64")
        @WithConverter(Allowed.Count.class)
        int concurrencyPerReceiver();

        /** How many attempts a second one replica makes to one receiver; as many may come at once. */
        @WithDefault("5000")
        @WithConverter(Allowed.Count.class)
        int ratePerReceiver();

        /** After how many failures in a row a receiver gets nothing for a while, and then one attempt. */
        @WithDefault("5")
        @WithConverter(Allowed.Count.class)
        int failuresToPause();

        /** How long that while is; it doubles with each further failure. */
        @WithDefault("10s")
        @WithConverter(Allowed.Time.class)
        Duration pauseOfReceiver();

        /** How long it is at most. */
        @WithDefault("10m")
        @WithConverter(Allowed.Time.class)
        Duration longestPauseOfReceiver();

        /** After this time without an answer another replica takes over; longer than the time-out of an attempt. */
        @WithDefault("45s")
        @WithConverter(Allowed.Time.class)
        Duration lease();

        /** A subscription all of whose attempts have failed for so long is disabled. */
        @WithDefault("5d")
        @WithConverter(Allowed.Time.class)
        Duration giveUpAfter();
    }

    interface Email {

        /** How long a confirmation link is good. */
        @WithDefault("48h")
        @WithConverter(Allowed.Time.class)
        Duration confirmWithin();

        /** How many confirmation mails an address gets within an hour; further requests are answered but send none. */
        @WithDefault("5")
        @WithConverter(Allowed.Count.class)
        int confirmationsPerHour();

        /** The same within a day. */
        @WithDefault("10")
        @WithConverter(Allowed.Count.class)
        int confirmationsPerDay();

        /**
         * How often one client (an IPv4 address, or the /64 of an IPv6 address) may ask for mails within an hour; after
         * that it is told to wait (429).
         */
        @WithDefault("30")
        @WithConverter(Allowed.Count.class)
        int requestsPerHour();

        /** The same within a day. */
        @WithDefault("100")
        @WithConverter(Allowed.Count.class)
        int requestsPerDay();

        /** How often one client may have a preview of the form without a token within an hour; after that it is told to wait. */
        @WithDefault("120")
        @WithConverter(Allowed.Count.class)
        int previewsPerHour();

        /** The same within a day. */
        @WithDefault("600")
        @WithConverter(Allowed.Count.class)
        int previewsPerDay();

        /** How long one attempt may take, and how long the mail server may be silent before its connection is given up. */
        @WithDefault("15s")
        @WithConverter(Allowed.Time.class)
        Duration timeout();

        /** How many mails one replica sends at the same time, each on a connection of its own. */
        @WithDefault("8")
        @WithConverter(Allowed.Count.class)
        int concurrency();

        /** How long an address gets no mail after the mail server refused it for good. */
        @WithDefault("30d")
        @WithConverter(Allowed.Time.class)
        Duration suppressFor();

        /** How long an address is not asked to confirm anything after its reader did not want that. */
        @WithDefault("365d")
        @WithConverter(Allowed.Time.class)
        Duration refuseFor();

        /** How long after its end, or after its confirmation was due in vain, a subscription's subscriber is forgotten. */
        @WithDefault("30d")
        @WithConverter(Allowed.Time.class)
        Duration forgetAfter();
    }

    /** How many tests are sent within an hour, when a receiver is registered or a test is asked for; after that: 429. */
    interface Trials {

        /** Of what one owner of webhooks (the subject of the JWT) registers and asks for. */
        @WithDefault("600")
        @WithConverter(Allowed.Count.class)
        int perOwner();

        /** To one host, or to one address. */
        @WithDefault("600")
        @WithConverter(Allowed.Count.class)
        int perTarget();
    }

    /** How often what was sent to a webhook may be asked for once more within an hour, of each subscription; after that: 429. */
    interface Again {

        /** All since a moment. */
        @WithDefault("60")
        @WithConverter(Allowed.Count.class)
        int replaysPerHour();

        /** One delivery. */
        @WithDefault("600")
        @WithConverter(Allowed.Count.class)
        int redeliveriesPerHour();
    }

    /** How long what has ended is kept. Nothing of it is needed to tell each subscriber of each news once. */
    interface Keep {

        /** Deliveries that have arrived, were given up or taken back, with their attempts; after that they cannot be sent again. */
        @WithDefault("90d")
        @WithConverter(Allowed.Time.class)
        Duration deliveries();

        /** What receivers answered to attempts; that they were made, when and with which status, stays as long as the delivery. */
        @WithDefault("30d")
        @WithConverter(Allowed.Time.class)
        Duration answers();
    }

    /** Who may say that items are one ({@code report.sameAs}) so that others who report them under either name are told once. */
    interface SameAs {

        /**
         * Sources that are trusted to, each as events name it, or what it begins with up to a slash. Whatever others say, the first
         * report of an item that somebody else makes is told.
         */
        Optional<List<@WithConverter(Allowed.Source.class) String>> trustedSources();
    }
}
