package dev.entente.query.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class AtomFeedTest extends FormsTestBase {

    private static Document feed(Response response) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.asByteArray()));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + response.asString(), e);
        }
    }

    private static List<Element> all(Document feed, String name) {
        var found = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static List<String> texts(Document feed, String name) {
        return all(feed, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void a_feed_has_the_newest_first_under_names_that_stay_with_links_to_read_on() {
        var feed = feed(get(ATOM, "/agreements?countries=TO,WS&lang=en"));

        assertThat(texts(feed, "id").subList(1, 4))
                .containsExactly(
                        "tag:entente.dev,2024:agreement/forms-3",
                        "tag:entente.dev,2024:agreement/forms-2",
                        "tag:entente.dev,2024:agreement/forms-1");
        assertThat(texts(feed, "title")).contains("Pact <3> & more");
        assertThat(texts(feed, "updated").getFirst())
                .isEqualTo(texts(feed, "updated").get(1));
        assertThat(all(feed, "link"))
                .anyMatch(link -> link.getAttribute("rel").equals("alternate")
                        && link.getAttribute("href").endsWith("/agreements/forms-3"))
                .anyMatch(link -> link.getAttribute("rel").equals("via")
                        && link.getAttribute("title").equals("Paper 0"));
        assertThat(texts(feed(get(ATOM, "/agreements?countries=TO,WS&lang=tr")), "title"))
                .contains("Anlaşma 3");
    }

    @Test
    void a_feed_leads_to_the_list_that_it_is_of_with_its_filters() {
        for (var address : List.of(
                "/agreements?countries=TO,WS&lang=en",
                "/agreements?countries=TO,WS&limit=2&lang=en",
                "/agreements.atom?countries=TO,WS&lang=en")) {
            var alternate = all(feed(get(ATOM, address)), "link").stream()
                    .filter(link -> link.getAttribute("rel").equals("alternate"))
                    .map(link -> link.getAttribute("href").replaceFirst("https?://[^/]+", ""))
                    .findFirst();
            assertThat(alternate)
                    .as(address)
                    .hasValueSatisfying(list -> assertThat(list)
                            .startsWith("/agreements?countries=")
                            .endsWith("&lang=en")
                            .doesNotContain("limit"));
            assertThat(given().urlEncodingEnabled(false)
                            .get(alternate.get())
                            .jsonPath()
                            .getList("items"))
                    .hasSize(3);
        }
        assertThat(texts(feed(get(ATOM, "/agreements?countries=TO,WS&sector=space&limit=2&lang=en")), "title"))
                .startsWith("Entente: agreements (countries=TO,WS, sector=space)");
        assertThat(all(feed(get(ATOM, "/exercises")), "link"))
                .anyMatch(link -> link.getAttribute("href").endsWith("/exercises"));
    }

    @Test
    void a_feed_is_read_on_page_by_page() {
        var first = get(ATOM, "/agreements?countries=TO,WS&limit=2");
        var next = all(feed(first), "link").stream()
                .filter(link -> link.getAttribute("rel").equals("next"))
                .findFirst()
                .orElseThrow();

        var second = feed(get(ATOM, next.getAttribute("href").replaceFirst("https?://[^/]+", "")));

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(texts(second, "id")).endsWith("tag:entente.dev,2024:agreement/forms-1");
        assertThat(all(second, "entry")).hasSize(1);
    }

    @Test
    void a_feed_that_is_asked_for_by_its_file_s_name_stays_under_that_name() {
        var first = given().get("/agreements.atom?countries=TO,WS&limit=2&lang=en");

        var links = all(feed(first), "link").stream()
                .filter(link -> List.of("self", "next").contains(link.getAttribute("rel")))
                .map(link -> link.getAttribute("href").replaceFirst("https?://[^/]+", ""))
                .toList();

        assertThat(links.getFirst()).startsWith("/agreements.atom?countries=").endsWith("&limit=2&lang=en");
        assertThat(links.getLast()).startsWith("/agreements.atom?").contains("cursor=");
        assertThat(first.header("Link")).startsWith("</agreements.atom?");
        assertThat(all(feed(given().urlEncodingEnabled(false).get(links.getLast())), "entry"))
                .hasSize(1);
    }

    @Test
    void a_feed_without_entries_is_a_feed() {
        assertThat(all(feed(get(ATOM, "/programmes?countries=TO,WS")), "entry")).isEmpty();
    }
}
