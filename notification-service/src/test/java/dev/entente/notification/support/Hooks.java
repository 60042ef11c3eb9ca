package dev.entente.notification.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.entente.events.CooperationEvent;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Receiver.Received;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;

/**
 * The hook at which a test is told of agreements between Denmark and Estonia, and the log to which it writes them. Beside the hook
 * there can be a witness: what has come to that, and not to the hook, comes no more.
 */
public final class Hooks implements AutoCloseable {

    /** Alerts on new agreements. */
    public static final List<String> NEW = List.of("agreement.new");

    private static final String[] PARTIES = {"DK", "EE"};

    private final String hook = "/" + UUID.randomUUID();
    private final String witness = "/" + UUID.randomUUID();
    private final Receiver receiver = new Receiver();
    private final Ledger ledger = new Ledger();

    public String url() {
        return receiver.url(hook);
    }

    /** What subscribes the hook. */
    public Map<String, Object> body() {
        return Api.webhook(url(), NEW, PARTIES);
    }

    /** Subscribes the hook. */
    public Subscribed subscribe() {
        return Api.subscribed(body());
    }

    /** Subscribes the hook, signed by a key pair as well. */
    public Subscribed subscribeWithPair() {
        return Api.subscribed(Api.signedTwice(url(), NEW, PARTIES));
    }

    /** Subscribes the witness to the same. */
    public Subscribed witness() {
        return Api.subscribed(Api.webhook(receiver.url(witness), NEW, PARTIES));
    }

    /** From now on the hook answers so; 0 is no answer at all. */
    public void answer(int status) {
        receiver.answer(hook, status);
    }

    /** From now on the hook answers only when the latch is open. */
    public void hold(CountDownLatch until) {
        receiver.hold(hook, until);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Writes that an agreement was signed. */
    public CooperationEvent sign() {
        var signed = agreement("signed", newSubject(), PARTIES);
        ledger.post(signed);
        return signed;
    }

    /** All that came to the hook, tests among it. */
    public List<Received> requests() {
        return receiver.at(hook);
    }

    /** The alerts that came to the hook so far. */
    public List<Received> alerts() {
        return receiver.alerts(hook);
    }

    /** The same when there are so many. */
    public List<Received> alerts(int count) {
        return alerts(hook, count);
    }

    /** Their kinds. */
    public List<String> kinds(int count) {
        return alerts(count).stream().map(Received::kind).toList();
    }

    /** The alerts that came to the witness, when there are so many. */
    public List<Received> witnessed(int count) {
        return alerts(witness, count);
    }

    private List<Received> alerts(String path, int count) {
        await().until(() -> receiver.alerts(path).size() >= count);
        return receiver.alerts(path);
    }

    @Override
    public void close() {
        ledger.close();
        receiver.close();
    }
}
