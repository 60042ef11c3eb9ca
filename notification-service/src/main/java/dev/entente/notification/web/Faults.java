package dev.entente.notification.web;

import java.util.ArrayList;
import java.util.List;

import dev.entente.notification.subscription.TrialsUsedUp;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** Collects what is wrong with a body, so that all is told at once. */
final class Faults {

    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String detail) {
        errors.add(FieldError.at(pointer, detail));
    }

    List<FieldError> all() {
        return List.copyOf(errors);
    }

    /**
     * Goes on if nothing is wrong.
     *
     * @throws Problem with everything that is
     */
    void raise() {
        if (!errors.isEmpty()) {
            throw of(errors);
        }
    }

    /**
     * The same for a body that is about no subscription of its own.
     *
     * @throws Problem with everything that is wrong
     */
    void raiseAsInvalid() {
        if (!errors.isEmpty()) {
            throw Problem.of(400, "invalid-request", "The request is not valid", "The body cannot be used.")
                    .with("errors", List.copyOf(errors));
        }
    }

    static Problem of(List<FieldError> errors) {
        var places = errors.size() == 1 ? "one place" : errors.size() + " places";
        return Problem.of(
                        422,
                        "invalid-subscription",
                        "The subscription cannot be made like this",
                        "There is something wrong in " + places + "; each entry of 'errors' names one.")
                .with("errors", errors);
    }

    static Problem at(String pointer, String detail) {
        return of(List.of(FieldError.at(pointer, detail)));
    }

    static Problem ofParameter(String parameter, String detail) {
        return Problem.of(400, "invalid-request", "The request is not valid", "A parameter cannot be used.")
                .with("errors", List.of(FieldError.ofParameter(parameter, detail)));
    }

    /** As many tests were sent as may be. */
    static Problem usedUp(TrialsUsedUp e) {
        var wait = e.untilNext().toSeconds();
        return Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "So many tests were sent for this owner, or to this receiver, within an hour that the next may be"
                                + " sent in " + wait + " s.")
                .header("Retry-After", wait);
    }
}
