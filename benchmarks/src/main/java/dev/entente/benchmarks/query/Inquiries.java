package dev.entente.benchmarks.query;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One of each kind of question that the service answers from its read models: of what there is much of, and of what there is little. */
final class Inquiries {

    private static final String A_YEAR = "from=2024-01-01&until=2024-12-31";

    private final List<String> countries = SyntheticData.byFrequency();
    private final String frequent = countries.getFirst();
    private final String rare = countries.get(200);
    private final String pair = countries.get(0) + "-" + countries.get(1);
    private final String rarePair = countries.get(60) + "-" + countries.get(90);
    private final Ledger ledger;

    private Inquiries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those that are measured as well come first. */
    static List<Inquiry> all(List<Question> measured, Ledger ledger) {
        var inquiries = new Inquiries(ledger);
        return Stream.of(
                        measured.stream().map(Inquiry::of).toList(),
                        inquiries.lists(),
                        inquiries.ofOneItem(measured.getLast().address()),
                        inquiries.searches(),
                        inquiries.relations(),
                        inquiries.counts(),
                        inquiries.streams())
                .flatMap(List::stream)
                .toList();
    }

    private List<Inquiry> lists() {
        return List.of(
                Inquiry.of("latest agreements, with their exact number", "/agreements?limit=20&count=exact"),
                Inquiry.of(
                        "agreements of a frequent country, with their exact number",
                        "/agreements?limit=20&count=exact&country=" + frequent),
                Inquiry.of("agreements by sector and status", "/agreements?limit=20&sector=energy&status=inForce"),
                Inquiry.of("agreements of a publisher", "/agreements?limit=20&publisher=Press+0"),
                Inquiry.of("agreements, what is new first", "/agreements?limit=20&sort=-known"),
                Inquiry.of("agreements by title", "/agreements?limit=20&sort=title"),
                Inquiry.of("agreements as of a moment", "/agreements?limit=20&asOf=" + aMoment("0.5")),
                Inquiry.of("actors", "/actors?limit=20"),
                Inquiry.of("feed of agreements", "/agreements.atom"),
                Inquiry.of("timeline of everything", "/timeline?limit=20"),
                Inquiry.of("timeline of a frequent country", "/timeline?limit=20&country=" + frequent),
                Inquiry.of("timeline of a rare country", "/timeline?limit=20&country=" + rare),
                Inquiry.of("timeline of visits in 2024", "/timeline?limit=20&type=visit&" + A_YEAR));
    }

    /** A moment by which a part of the events was recorded. */
    private String aMoment(String part) {
        return ledger.texts("""
                        select to_char((min(recorded) + (max(recorded) - min(recorded)) * %s) at time zone 'UTC',
                                       'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                          from event""".formatted(part)).getFirst();
    }

    private List<Inquiry> ofOneItem(String address) {
        return List.of(
                Inquiry.of("one agreement as of a moment", address + "?asOf=" + aMoment("1")),
                Inquiry.of("history of one agreement", address + "/history"),
                Inquiry.of("one event, a fact", event("type like 'dev.entente.agreement.%'")),
                Inquiry.of("one event, a correction", event("type = 'dev.entente.report.corrected.v1'")));
    }

    private String event(String which) {
        var key = ledger.texts("select source || ' ' || id from event where " + which
                        + " order by log_partition, log_offset limit 1")
                .getFirst()
                .split(" ", 2);
        return "/events?source=%s&id=%s".formatted(encoded(key[0]), encoded(key[1]));
    }

    private List<Inquiry> searches() {
        var most = SyntheticData.word(0);
        var usual = SyntheticData.word(50);
        var several = usual + " " + SyntheticData.word(200);
        return List.of(
                Inquiry.of("search for the most frequent word", "/search?q=" + encoded(most)),
                Inquiry.of("search for a frequent word", "/search?q=" + encoded(usual)),
                Inquiry.of("search for several words", "/search?q=" + encoded(several)),
                Inquiry.of("search for a rare word", "/search?q=" + encoded(SyntheticData.word(15_000))),
                Inquiry.of(
                        "search for a frequent word, in a rare country",
                        "/search?q=%s&country=%s".formatted(encoded(usual), rare)),
                Inquiry.of("agreements with a frequent word", "/agreements?limit=20&q=" + encoded(usual)));
    }

    private List<Inquiry> relations() {
        return List.of(
                Inquiry.of("relation of a frequent pair", "/relations/" + pair),
                Inquiry.of("relation of a frequent pair in 2024", "/relations/%s?%s".formatted(pair, A_YEAR)),
                Inquiry.of("relation of a rare pair", "/relations/" + rarePair),
                Inquiry.of("network of everything", "/relations?minEvents=100"),
                Inquiry.of("network in 2024", "/relations?minEvents=10&" + A_YEAR),
                Inquiry.of("network of a frequent country", "/relations?country=" + frequent),
                Inquiry.of("network of a rare country", "/relations?country=" + rare));
    }

    private List<Inquiry> counts() {
        var inquiries = new ArrayList<Inquiry>();
        for (var by : List.of("month", "week", "sector", "country", "type", "month,type")) {
            inquiries.add(Inquiry.of("activity of everything by " + by, "/statistics/activity?groupBy=" + by));
        }
        inquiries.addAll(List.of(
                Inquiry.of("activity by month in 2024", "/statistics/activity?" + A_YEAR),
                Inquiry.of("activity of a frequent pair by month", "/statistics/activity?countries=" + commas(pair)),
                Inquiry.of("activity of a rare pair by month", "/statistics/activity?countries=" + commas(rarePair)),
                Inquiry.of("activity of a frequent country by month", "/statistics/activity?country=" + frequent),
                Inquiry.of("activity of a rare country by month", "/statistics/activity?country=" + rare),
                Inquiry.of("countries", "/countries"),
                Inquiry.of("countries in 2024", "/countries?" + A_YEAR),
                Inquiry.of("a frequent country", "/countries/" + frequent),
                Inquiry.of("a rare country", "/countries/" + rare),
                Inquiry.of("issues", "/issues"),
                Inquiry.of("issues of a frequent country", "/issues?country=" + frequent),
                Inquiry.of("positions on an issue", "/positions?issue=issue-0")));
        return inquiries;
    }

    private static String commas(String pair) {
        return pair.replace('-', ',');
    }

    private List<Inquiry> streams() {
        return List.of(
                Inquiry.ofBeginning("changes from the beginning on", "/changes?after=start"),
                Inquiry.ofBeginning("all agreements as a table", "/agreements.csv"),
                Inquiry.ofBeginning("agreements of a rare country as a table", "/agreements.csv?country=" + rare),
                Inquiry.ofBeginning("all facts as a table", "/timeline.csv"),
                Inquiry.ofBeginning("facts of a frequent pair as a table", "/relations/" + pair + "/timeline.csv"),
                Inquiry.ofBeginning("visits of a frequent country as a calendar", "/visits.ics?country=" + frequent));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
