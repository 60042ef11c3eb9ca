package dev.entente.notification.subscription;

import java.util.List;

/** The languages in which there are texts. */
public final class Languages {

    public static final List<String> ALL = List.of("en", "tr", "ms");

    private Languages() {}
}
