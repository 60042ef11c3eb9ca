package dev.entente.notification.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.edtf.Edtf;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

import static java.util.stream.Collectors.joining;

/** An item as the API shows it, in words of a language; each text of an event on one line. */
record Shown(JsonNode item, String language) {

    /** An address that leads where it seems to: such as the schema of events takes, and with nothing that is not seen. */
    private static final Pattern WEB =
            Pattern.compile("https?://(?<host>(?![^/?#:]*\\.\\.)[A-Za-z0-9][A-Za-z0-9._-]{0,253}|\\[[0-9A-Fa-f:.]+])"
                    + "(:(?<port>[0-9]{1,5}))?([/?#][^\\p{Z}\\p{C}<>\"\\\\]*)?");

    private static final int LAST_PORT = 65_535;

    JsonNode path(String property) {
        return item.path(property);
    }

    boolean has(String property) {
        return item.has(property);
    }

    /** What it is called, in the reader's language where that is known. */
    String name() {
        return text("title").orElse(item.path("id").asText());
    }

    /** The same beside other words. */
    String nameAmong() {
        return Plain.among(name());
    }

    Optional<String> text(String property) {
        var byLanguage = new TreeMap<String, String>();
        item.path(property)
                .properties()
                .forEach(each -> byLanguage.put(each.getKey(), each.getValue().asText()));
        return Text.of(byLanguage).in(language).map(Plain::line);
    }

    /** The actors, a country with the organizations and people that are named for it. */
    String actors(JsonNode actors) {
        return said(byCountry(actors.isObject() ? List.of(actors) : actors));
    }

    /** The same, with all other countries of the item. */
    String actorsAndCountries(JsonNode actors) {
        var byCountry = byCountry(actors);
        item.path("countries").forEach(code -> byCountry.putIfAbsent(code.asText(), Set.of()));
        return said(byCountry);
    }

    private static Map<String, Set<String>> byCountry(Iterable<JsonNode> actors) {
        var byCountry = new LinkedHashMap<String, Set<String>>();
        for (var actor : actors) {
            var named = byCountry.computeIfAbsent(actor.path("country").asText(), code -> new LinkedHashSet<>());
            Stream.of("organization", "person")
                    .map(part -> Plain.among(actor.path(part).asText()))
                    .filter(name -> !name.isEmpty())
                    .forEach(named::add);
        }
        return byCountry;
    }

    private String said(Map<String, Set<String>> byCountry) {
        var names = CodeLists.countries();
        return byCountry.entrySet().stream()
                .map(party -> names.nameOf(party.getKey(), language)
                        + (party.getValue().isEmpty() ? "" : " (" + String.join(", ", party.getValue()) + ")"))
                .collect(joining(", "));
    }

    /** What the code, or each of the codes, is called. */
    String named(String list, JsonNode codes) {
        var names = CodeLists.named(list).orElseThrow();
        var each = codes.isArray() ? codes.valueStream() : Stream.of(codes);
        return each.map(code -> names.nameOf(code.asText(), language)).collect(joining(", "));
    }

    /** When it came to its status, where that is another date than that of the item. */
    String since() {
        return has("statusSince") && !path("statusSince").equals(path("occurred"))
                ? " (" + date(path("statusSince")) + ")"
                : "";
    }

    /** {@code 12,500,000.50 USD}, with as many digits as are known. */
    String money(JsonNode money) {
        var amount = new BigDecimal(money.path("amount").asText());
        var format = NumberFormat.getInstance(Locale.forLanguageTag(language));
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount) + " " + money.path("currency").asText();
    }

    String date(JsonNode edtf) {
        return Dates.say(Edtf.parse(edtf.asText()), language);
    }

    /** The line, if there is anything to say. */
    static List<Line> line(String label, String value) {
        return value.isEmpty() ? List.of() : List.of(new Line(label, value));
    }

    /** Evidence on the web; what is no web address is no link. */
    List<Link> links() {
        var links = new LinkedHashMap<String, Link>();
        for (var evidence : item.path("evidence")) {
            var url = evidence.path("url").asText();
            host(url).ifPresent(host -> links.putIfAbsent(url, new Link(url, source(evidence, host))));
        }
        return List.copyOf(links.values());
    }

    private String source(JsonNode evidence, String host) {
        var publisher = Plain.among(evidence.path("publisher").asText(host));
        return evidence.has("published") ? publisher + ", " + date(evidence.path("published")) : publisher;
    }

    private static Optional<String> host(String url) {
        var web = WEB.matcher(url);
        return web.matches() && isPort(web.group("port")) ? Optional.of(web.group("host")) : Optional.empty();
    }

    private static boolean isPort(String port) {
        return port == null || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= LAST_PORT);
    }
}
