package dev.entente.query.web;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Look;
import dev.entente.query.ledger.Receipts;
import dev.entente.query.ledger.Snapshot;
import dev.entente.web.Problem;

/**
 * Reads what a request asks for, and tells what an answer is to be marked with.
 *
 * <p>What is read is a function of the position and the address, and so is the {@code ETag}, with the moment of the
 * latest event (a log may begin anew), the edition of the read models (a rebuild may tell otherwise), the version of this
 * program and the contract by which it folds.
 */
@RequestScoped
class Reading {

    private final Ledger ledger;
    private final Receipts receipts;
    private final Asked asked;
    private final Tags tags;

    Reading(Ledger ledger, Receipts receipts, Asked asked, Tags tags) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.asked = asked;
        this.tags = tags;
    }

    /** Asks one snapshot that covers what the caller has seen. Refusals by the question say what they reflect. */
    <T> T read(Ledger.Question<T> question) {
        try {
            return receipts.read(asked.wanted(), asked.cost(), snapshot -> ask(question, snapshot))
                    .orElseThrow(Reading::tooEarly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The service is about to stop. Try again shortly.", 1);
        }
    }

    private <T> T ask(Ledger.Question<T> question, Snapshot snapshot) throws SQLException {
        try {
            return question.ask(snapshot.weighedBy(asked::takeRoom));
        } catch (Problem e) {
            throw e.header(Answers.POSITION, snapshot.position().token())
                    .header(HttpHeaders.CACHE_CONTROL, Stamp.UNCHECKED);
        }
    }

    private static Problem tooEarly() {
        return Problem.of(
                        504,
                        "not-yet",
                        "Not there yet",
                        "What " + Answers.MIN_POSITION + " names did not arrive here within "
                                + Receipts.PATIENCE.toSeconds() + " s. Ask again.")
                .header("Retry-After", 1);
    }

    /** 304 without asking the database, where what was seen a moment ago is what the caller has. */
    Optional<Response> unchanged(String mediaType) {
        return asked.held().isSome()
                ? ledger.recently()
                        .filter(look -> look.position().covers(asked.wanted()))
                        .flatMap(look -> stamp(look, mediaType).ifNamed())
                : Optional.empty();
    }

    /** 304 without asking the question, where what the caller has is what it would come to. */
    Optional<Response> unchanged(Snapshot snapshot, String mediaType) throws SQLException {
        return asked.held().isSome() ? stamp(snapshot, mediaType).ifNamed() : Optional.empty();
    }

    /** When the ledger began to know anything, for who asks as of a moment before. */
    Optional<Instant> beginning(Snapshot snapshot) throws SQLException {
        var asOf = Moments.asOf(asked.parameters());
        return asOf.isEmpty() ? Optional.empty() : Known.since(snapshot).filter(moment -> moment.isAfter(asOf.get()));
    }

    /** Of an answer of this form. */
    Stamp stamp(Snapshot snapshot, String mediaType) throws SQLException {
        return stamp(snapshot.look(), mediaType);
    }

    private Stamp stamp(Look look, String mediaType) {
        return new Stamp(look, tags.of(look, mediaType, asked.place()), asked.held());
    }

    /** Of an answer with this content, which may change while the position stays. */
    Stamp stamp(Snapshot snapshot, byte[] content) throws SQLException {
        return new Stamp(snapshot.look(), Tags.of(content), asked.held());
    }
}
