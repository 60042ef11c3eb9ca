package dev.entente.notification.email;

import java.util.List;

import io.quarkus.qute.TemplateData;

/** A mail that is no alert: a few paragraphs and one link. */
@TemplateData
record LetterContent(String title, List<String> paragraphs, String action, String link) {}
