package dev.entente.query.item;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kind;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Language;
import dev.entente.query.web.Page;

/**
 * A page of items as an Atom feed (RFC 4287), with a link to the next page (RFC 5005). What identifies an item is made of
 * its subject alone, so that it is the same at every address; {@code updated} is when something new was known of it.
 */
final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TAG = "tag:entente.dev,2024:";
    private static final String USUAL_LANGUAGE = "en";

    private final Kind<?, ?> kind;
    private final String language;
    private final Asked asked;

    AtomFeed(Kind<?, ?> kind, Language language, Asked asked) {
        this.kind = kind;
        this.language = language.tag().orElse(USUAL_LANGUAGE);
        this.asked = asked;
    }

    /**
     * Writes the feed.
     *
     * @param recorded when the latest of all events was recorded; for a feed without items
     */
    String of(Page<ObjectNode> page, Optional<Instant> recorded) {
        var out = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            head(xml, page, recorded);
            for (var item : page.items()) {
                entry(xml, item);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return out.toString();
    }

    private void head(XMLStreamWriter xml, Page<ObjectNode> page, Optional<Instant> recorded)
            throws XMLStreamException {
        var latest = page.items().stream()
                .map(item -> Instant.parse(item.path("lastChanged").asText()))
                .max(Comparator.naturalOrder())
                .or(() -> recorded)
                .orElse(Instant.EPOCH);
        var address = asked.address();
        var query = address.getRawQuery();
        var self = asked.absolute(address.getRawPath() + (query == null ? "" : "?" + query))
                .toString();
        element(xml, "id", TAG + kind.collection() + (query == null ? "" : "?" + query));
        element(xml, "title", asked.title(kind.collection()));
        element(xml, "updated", latest.toString());
        xml.writeStartElement("author");
        element(xml, "name", "Entente");
        xml.writeEndElement();
        link(xml, "self", "application/atom+xml", self);
        link(
                xml,
                "alternate",
                "application/json",
                asked.absolute(asked.wholeElsewhere("/" + kind.collection())).toString());
        link(
                xml,
                "alternate",
                "text/html",
                asked.absolute("/?list=" + kind.collection()).toString());
        if (page.next().isPresent()) {
            link(
                    xml,
                    "next",
                    "application/atom+xml",
                    asked.absolute(asked.following(page.next().get())).toString());
        }
    }

    private void entry(XMLStreamWriter xml, ObjectNode item) throws XMLStreamException {
        var subject = item.path("subject").asText();
        xml.writeStartElement("entry");
        element(xml, "id", TAG + subject);
        element(xml, "title", Wordings.called(item, kind, language));
        element(xml, "published", item.path("firstKnown").asText());
        element(xml, "updated", item.path("lastChanged").asText());
        link(
                xml,
                "alternate",
                "application/json",
                asked.absolute("/" + kind.collection() + "/" + item.path("id").asText())
                        .toString());
        link(xml, "alternate", "text/html", asked.absolute("/?item=" + subject).toString());
        for (var evidence : item.path("evidence")) {
            via(xml, evidence);
        }
        for (var scheme : new String[] {"status", "countries", "sectors"}) {
            categories(xml, scheme, item.path(scheme));
        }
        var summary = Wordings.of(item.path("summary"), language);
        if (summary.isPresent()) {
            element(xml, "summary", summary.get());
        }
        xml.writeEndElement();
    }

    /** Where it is reported. */
    private static void via(XMLStreamWriter xml, JsonNode evidence) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "via");
        xml.writeAttribute("href", legal(evidence.path("url").asText()));
        if (evidence.has("publisher")) {
            xml.writeAttribute("title", legal(evidence.path("publisher").asText()));
        }
    }

    private static void categories(XMLStreamWriter xml, String scheme, JsonNode codes) throws XMLStreamException {
        var all = codes.isArray() ? codes.valueStream().toList() : java.util.List.of(codes);
        for (var code : all) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("scheme", TAG + scheme);
            xml.writeAttribute("term", legal(code.asText()));
        }
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 has no way to write. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(AtomFeed::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
