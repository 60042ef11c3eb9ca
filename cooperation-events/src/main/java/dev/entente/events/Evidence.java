package dev.entente.events;

import java.util.Optional;

import dev.entente.events.edtf.Edtf;

/**
 * What supports a report.
 *
 * @param url http or https
 * @param kind of the code list {@code evidence-kinds}
 * @param reliability of the code list {@code evidence-reliabilities}
 */
public record Evidence(
        String url,
        Optional<String> publisher,
        Optional<Edtf> published,
        Optional<String> kind,
        Optional<String> reliability) {}
