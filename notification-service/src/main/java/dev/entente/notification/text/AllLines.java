package dev.entente.notification.text;

import java.util.List;

/** All there are. */
final class AllLines {

    static final List<Lines> ALL = List.of(new AgreementLines(), new VisitLines(), new TransferLines());

    private AllLines() {}
}
