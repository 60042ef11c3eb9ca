package dev.entente.query.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.Subject;
import dev.entente.query.event.ParkedEvents;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.web.Addresses;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Moments;
import dev.entente.web.Problem;

/** The collection of each kind, its items and their histories. A kind of the contract appears here by itself. */
@Path("/{collection}")
@RunOnVirtualThread
@Tag(name = "Items")
public class ItemResource {

    private final Asked asked;
    private final Answers answers;

    ItemResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page(@PathParam("collection") String collection) {
        var kind = kind(collection);
        var parameters = asked.parameters();
        var selection = Selection.of(kind, parameters, Sort.LATEST);
        var paging = asked.paging(parameters, selection.sort().keys());
        var count = Count.of(parameters);
        parameters.check();
        return answers.documents(snapshot -> new Items(snapshot).page(selection, paging, count));
    }

    @GET
    @Produces(MediaTypes.CSV)
    public Response table(@PathParam("collection") String collection) {
        var kind = kind(collection);
        var selection = selection(collection);
        return answers.stream(MediaTypes.CSV, (snapshot, out) -> {
            var table = new ItemTable(kind, new FactDates(snapshot, selection.asOf()), out);
            new Items(snapshot).each(selection, table::row);
            table.end();
        });
    }

    @GET
    @Produces(MediaTypes.NDJSON)
    public Response lines(@PathParam("collection") String collection) {
        var selection = selection(collection);
        return answers.stream(
                MediaTypes.NDJSON,
                (snapshot, out) -> new Items(snapshot).each(selection, document -> {
                    out.write(document);
                    out.write('\n');
                }));
    }

    @GET
    @Produces(MediaTypes.ATOM)
    public Response feed(@PathParam("collection") String collection) {
        var kind = kind(collection);
        var parameters = asked.parameters();
        var selection = Selection.of(kind, parameters, Sort.NEWS);
        var paging = asked.paging(parameters, selection.sort().keys());
        parameters.check();
        var feed = new AtomFeed(kind, selection.language(), asked);
        return answers.page(MediaTypes.ATOM, snapshot -> {
            var page = new Items(snapshot).documents(selection, paging);
            return new Answers.Document(feed.of(page, snapshot.look().recorded()), page.next());
        });
    }

    @GET
    @Produces(MediaTypes.CALENDAR)
    public Response calendar(@PathParam("collection") String collection) {
        var kind = kind(collection);
        if (!MediaTypes.haveACalendar(kind)) {
            throw new NotAcceptableException();
        }
        var selection = selection(collection);
        asked.absolute("/"); // before anything is written
        return answers.stream(MediaTypes.CALENDAR, (snapshot, out) -> {
            var calendar =
                    new ItemCalendar(kind, asked.title(kind.collection()), selection.language(), asked::absolute, out);
            new Items(snapshot).eachRevision(selection, calendar::entry);
            calendar.end();
        });
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Costs(Cost.LITTLE)
    @Operation(summary = "One item: what is known of it, now or as of a moment")
    public Response item(@PathParam("collection") String collection, @PathParam("id") String id) {
        var named = subject(collection, id);
        var parameters = asked.parameters();
        var asOf = Moments.asOf(parameters);
        var language = Language.of(parameters);
        parameters.check();
        var path = path(collection, id);
        return answers.respond(snapshot -> {
            var subject = named.ask(snapshot);
            var outcome = new Items(snapshot).outcome(subject, asOf, language);
            var parked = new ParkedEvents(snapshot).about(subject, asOf);
            return switch (outcome.orElseThrow(() -> unknown(path, asOf, parked))) {
                case ItemOutcome.Standing item ->
                    Response.ok(Items.shown(item.document(), language, parked), MediaType.APPLICATION_JSON);
                case ItemOutcome.Merged merged -> moved(merged.kept());
                case ItemOutcome.Withdrawn withdrawn -> throw gone(path, withdrawn);
            };
        });
    }

    @GET
    @Path("/{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Costs(Cost.LITTLE)
    public Response history(@PathParam("collection") String collection, @PathParam("id") String id) {
        return answers.json(told(collection, id));
    }

    @GET
    @Path("/{id}/history")
    @Produces(MediaTypes.CSV)
    @Costs(Cost.LITTLE)
    public Response historyTable(@PathParam("collection") String collection, @PathParam("id") String id) {
        var told = told(collection, id);
        return answers.table(snapshot -> History.table(told.ask(snapshot).items()));
    }

    private Ledger.Question<History.Told> told(String collection, String id) {
        var named = subject(collection, id);
        var parameters = asked.parameters();
        var asOf = Moments.asOf(parameters);
        parameters.check();
        return snapshot -> {
            var subject = named.ask(snapshot);
            var events = new History(snapshot, asOf).of(subject);
            var parked = new ParkedEvents(snapshot).about(subject, asOf);
            if (events.isEmpty()) {
                throw unknown(path(collection, id), asOf, parked);
            }
            return new History.Told(events, parked);
        };
    }

    private Selection selection(String collection) {
        var parameters = asked.parameters();
        var selection = Selection.of(kind(collection), parameters, Sort.LATEST);
        parameters.refusePages();
        parameters.check();
        return selection;
    }

    private Kind<?, ?> kind(String collection) {
        return Kinds.ofCollection(collection)
                .orElseThrow(() -> Addresses.unknown(asked.address().getPath()));
    }

    /** What can be no subject is as unknown as others, and told so of a position. */
    private Ledger.Question<Subject> subject(String collection, String id) {
        var text = kind(collection).name() + "/" + id;
        return snapshot -> {
            if (!Subject.isForm(text)) {
                throw unknown(path(collection, id), Optional.empty());
            }
            return Subject.parse(text);
        };
    }

    private static String path(String collection, String id) {
        return "/" + collection + "/" + id;
    }

    private static Problem unknown(String path, Optional<Instant> asOf, List<ObjectNode> parked) {
        return parked.isEmpty() ? unknown(path, asOf) : parked(path, parked);
    }

    private static Problem unknown(String path, Optional<Instant> asOf) {
        return Problem.notFound(asOf.map(moment ->
                        "As of " + moment + " nothing was known of " + path + ". Without asOf it is what is known now.")
                .orElse("Nothing is known of " + path + "."));
    }

    private static Problem parked(String path, List<ObjectNode> parked) {
        return Problem.notFound("Nothing is known of " + path + ", since what was reported of it could not be handled."
                        + " It is parked, and takes its place when that is mended.")
                .with("parked", parked);
    }

    private static Problem gone(String path, ItemOutcome.Withdrawn withdrawn) {
        var history = path + "/history";
        var why = withdrawn
                .reason()
                .map(reason -> ": " + reason.strip().replaceFirst("\\.$", ""))
                .orElse("");
        var problem = Problem.of(
                        410,
                        "gone",
                        "Taken back",
                        "All that was told of " + path + " was taken back" + why + ". See " + history + ".")
                .with("history", history)
                .header(HttpHeaders.LINK, "<" + history + ">; rel=\"version-history\"");
        withdrawn.reason().ifPresent(reason -> problem.with("reason", reason));
        return problem;
    }

    private Response.ResponseBuilder moved(Subject kept) {
        var place = path(Kinds.of(kept).collection(), kept.id());
        return Response.status(308).header(HttpHeaders.LOCATION, asked.elsewhere(place));
    }
}
