package dev.entente.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** How the dashboard comes to know what is new, also where the service is slow, refuses or is away. */
@ExtendWith(Logs.class)
class DashboardNewsTest {

    /** Answers to lists of agreements come four seconds after they were asked for. */
    private static final String SLOW = """
            const ask = window.fetch;
            window.fetch = (address, options) => String(address).startsWith('/agreements?')
                ? new Promise((answered, failed) => {
                    options.signal.addEventListener('abort', () => failed(options.signal.reason));
                    setTimeout(() => ask(address, options).then(answered, failed), 4000);
                })
                : ask(address, options);""";

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);

    @Test
    void a_slow_answer_comes_although_there_is_always_something_new() {
        try (var reader = new Reader(entente, Reader.Screen.DESK)) {
            var page = reader.page();
            page.addInitScript(SLOW);
            page.navigate(entente.query("/?list=agreements&country=IS&lang=en"));

            Waiting.until(
                    "a row, while an event follows the other",
                    () -> {
                        integrator.accepted(Integrator.signed("IS", "NZ"));
                        return page.locator("tbody tr").count();
                    },
                    rows -> rows > 0);

            assertThat(reader.complaints()).isEmpty();
        }
    }
}
