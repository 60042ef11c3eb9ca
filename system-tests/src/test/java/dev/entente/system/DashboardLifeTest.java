package dev.entente.system;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The life of an agreement is told in the order in which it happened, not in the one in which it became known. */
@ExtendWith(Logs.class)
class DashboardLifeTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void an_agreement_that_was_resumed_has_been_in_force_since_it_entered_into_force() {
        var event = Integrator.signed("LA", "MN");
        integrator.accepted(event);
        integrator.accepted(event.followedBy("resumed", "2024-09-01"));
        integrator.accepted(event.followedBy("suspended", "2024-06-01"));
        integrator.accepted(event.followedBy("enteredIntoForce", "2024-04-01"));
        integrator.accepted(event.followedBy("ratified", "2024-03-20"));
        integrator.accepted(event.followedBy("ratified", "2024-03-15"));
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.open("/?item=" + event.subject() + "&embed=life&lang=en");

            assertThat(page.locator(".life .reached")).hasText(new Pattern[] {
                Pattern.compile("Signed\\s*5 March 2024"),
                Pattern.compile("Ratified\\s*15 March 2024"),
                Pattern.compile("In force\\s*1 April 2024"),
                Pattern.compile("Suspended\\s*1 June 2024"),
                Pattern.compile("Resumed\\s*1 September 2024"),
            });
            assertThat(page.locator(".life [aria-current=step]")).containsText("Resumed");
        }
    }
}
