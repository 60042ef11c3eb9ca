package dev.entente.query.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.actor.ActorProfile;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.transfer.Transfer;
import dev.entente.events.visit.Visit;
import dev.entente.query.web.ItemColumns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ItemTableTest {

    private static final String SUBJECT = "agreement/a";

    /** The cells of one item by column, those that are empty left out. */
    private static Map<String, String> row(Kind<?, ?> kind, Map<String, String> dates, String item)
            throws IOException, SQLException {
        var out = new ByteArrayOutputStream();
        var table = new ItemTable(kind, subjects -> Map.of(subjects.getFirst(), dates), out);
        table.row(item.replace('\'', '"').getBytes(UTF_8));
        table.end();
        var lines = out.toString(UTF_8).split("\r\n", -1);
        var names = lines[0].split(",", -1);
        var cells = lines[1].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        assertThat(cells).hasSameSizeAs(names);
        var row = new LinkedHashMap<String, String>();
        for (var column = 0; column < names.length; column++) {
            if (!cells[column].isEmpty()) {
                row.put(names[column], cells[column]);
            }
        }
        return row;
    }

    @Test
    void an_agreement_has_its_terms_and_the_dates_of_its_facts() throws IOException, SQLException {
        assertThat(row(Agreement.KIND, Map.of("signed", "2024-08", "enteredIntoForce", "2024-09 2024-10"), """
                        {'id':'a','subject':'agreement/a','title':{'tr':'Anlaşma','en':'One, two'},'status':'inForce',
                         'statusSince':'2024-09','occurred':'2024-08','countries':['MY','TR'],'sectors':['military','education'],
                         'instrument':'treaty','parties':[{'country':'TR','person':'Y. G.'},{'country':'MY'}],
                         'money':{'currency':'USD','amount':'12500000.00'},'validUntil':'2030','events':[{},{}],
                         'corroboration':{'publishers':2},'references':['visit/a','visit/b'],
                         'firstKnown':'2024-09-01T00:00:00Z','lastChanged':'2024-09-02T00:00:00Z',
                         'evidence':[{'url':'https://press.example.org/1'},{'url':'https://press.example.org/2'}]}"""))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("id", "a"),
                        Map.entry("subject", SUBJECT),
                        Map.entry("title", "\"One, two\""),
                        Map.entry("status", "inForce"),
                        Map.entry("statusSince", "2024-09"),
                        Map.entry("occurred", "2024-08"),
                        Map.entry("countries", "MY TR"),
                        Map.entry("sectors", "military education"),
                        Map.entry("signed", "2024-08"),
                        Map.entry("enteredIntoForce", "2024-09 2024-10"),
                        Map.entry("instrument", "treaty"),
                        Map.entry("parties.country", "TR; MY"),
                        Map.entry("parties.person", "Y. G.; "),
                        Map.entry("money.currency", "USD"),
                        Map.entry("money.amount", "12500000.00"),
                        Map.entry("validUntil", "2030"),
                        Map.entry("corroboration.publishers", "2"),
                        Map.entry("references", "visit/a visit/b"),
                        Map.entry("firstKnown", "2024-09-01T00:00:00Z"),
                        Map.entry("lastChanged", "2024-09-02T00:00:00Z"),
                        Map.entry("events", "2"),
                        Map.entry("corrections", "0"),
                        Map.entry("evidence", "https://press.example.org/1")));
    }

    @Test
    void a_transfer_says_what_how_many_and_how_far() throws IOException, SQLException {
        assertThat(row(Transfer.KIND, Map.of("ordered", "2023"), """
                        {'subject':'transfer/t','item':{'kind':'equipment','designation':'corvette','quantity':3},
                         'supplier':{'country':'TR'},'recipient':{'country':'MY','organization':'Navy'},'deliveredQuantity':1,
                         'milestones':[{'milestone':'laid down','occurred':'2024'},{'milestone':'launched','occurred':'2025'}]}"""))
                .containsEntry("ordered", "2023")
                .containsEntry("supplier.country", "TR")
                .containsEntry("recipient.organization", "Navy")
                .containsEntry("item.designation", "corvette")
                .containsEntry("item.quantity", "3")
                .containsEntry("deliveredQuantity", "1")
                .containsEntry("milestones.milestone", "laid down; launched")
                .containsEntry("milestones.occurred", "2024; 2025");
    }

    @Test
    void an_actor_is_called_by_its_name_and_its_identifiers_have_their_schemes() throws IOException, SQLException {
        assertThat(row(ActorProfile.KIND, Map.of(), """
                        {'subject':'actor/a','name':{'ms':'Anwar'},'aliases':['Anvar','=1+1'],
                         'identifiers':{'wikidata':'Q1','viaf':'2'}}"""))
                .containsEntry("title", "Anwar")
                .containsEntry("aliases", "Anvar;' =1+1")
                .containsEntry("identifiers", "wikidata:Q1 viaf:2")
                .doesNotContainKey("name");
    }

    @Test
    void what_would_be_a_formula_is_none() throws IOException, SQLException {
        assertThat(row(Visit.KIND, Map.of(), """
                        {'subject':'visit/v','host':{'country':'TR','person':'=HYPERLINK(1)'},'visitors':[{'country':'MY',
                         'office':'+1'}]}"""))
                .containsEntry("host.person", "'=HYPERLINK(1)")
                .containsEntry("visitors.office", "'+1");
    }

    @Test
    void an_item_of_which_something_was_corrected_or_taken_back_says_so() throws IOException, SQLException {
        var row = row(Visit.KIND, Map.of(), """
                {'subject':'visit/v','events':[{'type':'dev.entente.visit.held.v1'},{'type':'dev.entente.report.sameAs.v1'},
                 {'type':'dev.entente.report.corrected.v1'},{'type':'dev.entente.report.retracted.v1'}]}""");

        assertThat(row).containsEntry("events", "4").containsEntry("corrections", "2");
    }

    static List<Kind<?, ?>> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_column_has_a_name_of_its_own(Kind<?, ?> kind) {
        assertThat(new ItemColumns(kind).names())
                .startsWith("id", "subject", "title")
                .containsAll(kind.facts().stream().map(fact -> fact.name()).toList())
                .doesNotHaveDuplicates();
    }
}
