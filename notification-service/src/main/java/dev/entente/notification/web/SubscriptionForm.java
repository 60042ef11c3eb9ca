package dev.entente.notification.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.PlainText;
import dev.entente.events.Subject;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.code.CodeHint;
import dev.entente.events.code.CodeList;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Filter;
import dev.entente.notification.subscription.Languages;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.webhook.AddressGuard;
import dev.entente.web.FieldError;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** What is sent to make or change a subscription. */
public final class SubscriptionForm {

    /**
     * An address as mail servers take it without quoting, in a domain that has a name. Stricter than RFC 5321 on purpose: what is
     * left out is not used by people, but by those who want a second recipient or header.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(?=[^@]{1,64}@){atoms}(\\.{atoms})*+@({label}\\.)++(?![0-9]+$){label}"
                    .replace("{atoms}", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
                    .replace("{label}", "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"));

    /** What is wished for by who says nothing. */
    public static final Wish DEFAULTS =
            new Wish(Set.of(AlertKind.newOf(Agreement.KIND.name())), Filter.EVERYTHING, "en", true, Optional.empty());

    private static final Set<String> WISHES = Set.of("alerts", "filter", "language", "followUps", "digest");
    private static final String CHANNELS = String.join(", ", Channel.Type.codes());
    private static final Set<String> SIGNATURES = Set.of("v1", "v1a");
    private static final int LONGEST_TARGET = 2000;
    private static final int LONGEST_ADDRESS = 254;

    private final Faults faults = new Faults();
    private final Form form;
    private boolean keyPair;

    private SubscriptionForm(JsonNode body, String... more) {
        var known = new HashSet<>(WISHES);
        known.addAll(List.of(more));
        this.form = Form.of(body, "", known, faults);
    }

    public static SubscriptionForm toMake(JsonNode body) {
        return new SubscriptionForm(body, "channel");
    }

    public static SubscriptionForm toChange(JsonNode body) {
        return new SubscriptionForm(body, "state");
    }

    static SubscriptionForm toPreview(JsonNode body) {
        return new SubscriptionForm(body, "channel");
    }

    /** What is wrong in what was read. */
    public List<FieldError> errors() {
        return faults.all();
    }

    /** Goes on if all that was read is right. */
    void check() {
        faults.raise();
    }

    Optional<Channel> channel(AddressGuard guard) {
        var channel = form.object("channel", Set.of("type", "url", "address", "signatures"));
        var type = channel.text("type", 20);
        if (type.isEmpty() && form.has("channel")) {
            channel.fault("type", "is missing; there are " + CHANNELS);
        }
        if (type.filter(name -> Channel.Type.of(name).isEmpty()).isPresent()) {
            channel.fault("type", "is no type of channel; there are " + CHANNELS);
        }
        return type.flatMap(Channel.Type::of).flatMap(known -> switch (known) {
            case WEBHOOK -> {
                keyPair = channel.has("signatures")
                        && channel.texts(
                                        "signatures",
                                        SIGNATURES::contains,
                                        "is no form of signature; there are v1 and v1a")
                                .contains("v1a");
                yield webhook(channel, guard);
            }
            case EMAIL -> email(channel);
        });
    }

    /** Whether a key pair shall sign ({@code v1a}) beside the secret; known when the channel was read. */
    boolean wantsKeyPair() {
        return keyPair;
    }

    /** The address of the channel, which can only be e-mail. */
    public Optional<String> address() {
        return email(form.object("channel", Set.of("type", "address"))).map(Channel::target);
    }

    /** Whether mails can be sent to it. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    private static Optional<Channel> webhook(Form channel, AddressGuard guard) {
        var url = channel.text("url", LONGEST_TARGET);
        if (!channel.has("url")) {
            channel.fault("url", "is missing");
        }
        return url.flatMap(text -> {
            try {
                var uri = new URI(text).parseServerAuthority();
                var fault = guard.fault(uri);
                fault.ifPresent(why -> channel.fault("url", why));
                return fault.isPresent() ? Optional.empty() : Optional.of(new Channel.Webhook(uri));
            } catch (URISyntaxException e) {
                channel.fault("url", "is no URL: " + e.getReason());
                return Optional.empty();
            }
        });
    }

    private static Optional<Channel> email(Form channel) {
        var address = channel.text("address", LONGEST_ADDRESS);
        if (!channel.has("address")) {
            channel.fault("address", "is missing");
        }
        address.filter(text -> !isAddress(text))
                .ifPresent(text -> channel.fault("address", "is no e-mail address, such as reader@example.org"));
        return address.map(Channel.Email::new);
    }

    /** What is asked for; what is not said stays as it was. */
    public Wish wish(Wish before) {
        var wish = new Wish(
                form.has("alerts") ? alerts() : before.alerts(),
                form.has("filter") ? filter() : before.filter(),
                language().orElse(before.language()),
                form.flag("followUps").orElse(before.followUps()),
                form.has("digest") ? DigestForm.read(form) : before.digest());
        if (form.has("alerts") || form.has("filter")) {
            wish.contradictions()
                    .forEach((place, why) -> form.fault(form.has("filter") ? "filter/" + place : "alerts", why));
        }
        return wish;
    }

    /** Not every channel has digests. */
    void checkDigest(Optional<Channel.Type> channel, Wish wish) {
        if (wish.digest().isPresent()
                && channel.filter(type -> !type.hasDigests()).isPresent()) {
            form.fault("digest", "is only for e-mail; webhooks are sent one by one");
        }
    }

    private Set<AlertKind> alerts() {
        var codes = form.texts(
                "alerts",
                code -> AlertKind.of(code).isPresent(),
                "is no kind of alert; these are: " + String.join(", ", AlertKind.codes()));
        return codes.stream().map(code -> AlertKind.of(code).orElseThrow()).collect(toUnmodifiableSet());
    }

    private Optional<String> language() {
        var language = form.text("language", 20);
        language.filter(code -> !Languages.ALL.contains(code))
                .ifPresent(code -> form.fault(
                        "language", "is a language without texts; there are " + String.join(", ", Languages.ALL)));
        return language;
    }

    Filter filter() {
        if (!form.has("filter")) {
            return Filter.EVERYTHING;
        }
        var filter = form.object("filter", Criterion.properties(Optional.empty()));
        var groups = new HashMap<String, Form>();
        var asked = new EnumMap<Criterion, List<String>>(Criterion.class);
        for (var criterion : Criterion.values()) {
            if (filter.has(criterion.top())) {
                var in = criterion
                        .group()
                        .map(name -> groups.computeIfAbsent(
                                name, group -> filter.object(group, Criterion.properties(Optional.of(group)))))
                        .orElse(filter);
                asked.put(criterion, values(in, criterion));
            }
        }
        return new Filter(asked);
    }

    private static List<String> values(Form in, Criterion criterion) {
        var name = criterion.property();
        if (criterion.isText()) {
            return words(in, name).stream().toList();
        }
        return criterion
                .codes()
                .map(list -> codes(in, name, list))
                .orElseGet(() ->
                        in.texts(name, SubscriptionForm::isActor, "is no subject of an actor, such as actor/jane-doe"));
    }

    private static Optional<String> words(Form filter, String name) {
        var text = filter.text(name, 200);
        text.filter(words -> PlainText.of(words).isEmpty())
                .ifPresent(words -> filter.fault(name, "has no word to look for in titles"));
        return text;
    }

    private static List<String> codes(Form form, String name, CodeList list) {
        return form.texts(name, list::has, text -> "is no code of the list " + list.name() + otherwise(list, text));
    }

    private static String otherwise(CodeList list, String text) {
        return list.codes().size() <= CodeHint.FEW
                ? "; these are: " + String.join(", ", list.codes())
                : CodeHint.of(list, text);
    }

    private static boolean isActor(String text) {
        return text.startsWith("actor/") && text.matches(Subject.PATTERN);
    }

    /** Whether the subscription shall be paused or active, if it says so. */
    Optional<State> state() {
        var state = form.text("state", 20).flatMap(State::of);
        if (form.has("state") && state.filter(SubscriptionForm::canBeSet).isEmpty()) {
            form.fault("state", "is neither 'active' nor 'paused'");
        }
        return state.filter(SubscriptionForm::canBeSet);
    }

    private static boolean canBeSet(State state) {
        return state == State.ACTIVE || state == State.PAUSED;
    }
}
