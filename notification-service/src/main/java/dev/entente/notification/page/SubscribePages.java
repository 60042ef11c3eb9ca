package dev.entente.notification.page;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;
import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Matching;
import dev.entente.notification.delivery.Matching.Past;
import dev.entente.notification.page.Html.Tongue;
import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.web.Client;
import dev.entente.notification.web.SubscriptionForm;

/** Subscribing by e-mail, for people. */
@Path("/subscribe")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Tag(name = "pages")
public class SubscribePages {

    private static final int PREVIEWED = 10;

    /** The page; {@code found} are items that would have been told, if that was asked, and {@code count} says of how many. */
    @TemplateData
    record Filled(
            String address,
            WishPage wish,
            List<String> complaints,
            boolean previewed,
            List<Full> found,
            String count,
            List<Tongue> tongues) {}

    private final Subscribing subscribing;
    private final Matching matching;
    private final Client client;
    private final Template form;
    private final Template page;

    @Context
    HttpHeaders headers;

    SubscribePages(
            Subscribing subscribing,
            Matching matching,
            Client client,
            @Location("page/subscribe.html") Template form,
            @Location("page/page.html") Template page) {
        this.subscribing = subscribing;
        this.matching = matching;
        this.client = client;
        this.form = form;
        this.page = page;
    }

    @GET
    @Operation(
            summary = "A form to subscribe by e-mail, in which what a link says is filled in: all, any, sectors,"
                    + " instruments, text, alerts")
    public Response show(@QueryParam("lang") String lang, @Context UriInfo uri) {
        var language = Html.language(lang, headers);
        var answers = new Answers(uri.getQueryParameters());
        var body = answers.filledIn();
        var read = SubscriptionForm.toMake(body);
        var wish = read.wish(SubscriptionForm.DEFAULTS.in(language));
        return show(200, language, "", wish, Complaints.of(read.errors(), body, language), false, answers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Asks the address to confirm; the answer is the same whether or not it is known")
    public Response subscribe(MultivaluedMap<String, String> fields) {
        var answers = new Answers(fields);
        var language = Html.language(fields.getFirst("language"), headers);
        var address = answers.text("address").orElse("");
        var body = answers.wish();
        body.putObject("channel").put("type", "email").put("address", address);
        var read = SubscriptionForm.toMake(body);
        var preview = fields.containsKey("preview");
        var subscriber = read.address();
        var wish = read.wish(SubscriptionForm.DEFAULTS.in(language));
        var errors = read.errors().stream()
                .filter(error -> !preview || !error.pointer().startsWith("/channel"))
                .toList();
        if (preview && errors.isEmpty() && !client.mayPreview()) {
            return Pages.tooMany(page, language);
        }
        if (preview || !errors.isEmpty()) {
            return show(
                    errors.isEmpty() ? 200 : 422,
                    language,
                    address,
                    wish,
                    Complaints.of(errors, body, language),
                    preview,
                    answers);
        }
        if (!client.mayAskForMail()) {
            return Pages.tooMany(page, language);
        }
        subscribing.email(subscriber.orElseThrow(), wish);
        var say = Telling.in(language);
        return Html.show(200, page, language, Page.saying(say.titleAsked(), say.leadAsked(), say.leadAskedNothing()));
    }

    private Response show(
            int status,
            String language,
            String address,
            Wish wish,
            List<String> complaints,
            boolean preview,
            Answers answers) {
        var isShown = preview && complaints.isEmpty();
        var past = isShown ? matching.past(wish) : Past.NONE;
        var found = found(past, language);
        var filled = new Filled(
                address,
                WishPage.of(wish, language),
                complaints,
                isShown,
                found,
                count(found.size(), past, language),
                Html.tongues(language, answers.asLink()));
        return Html.show(status, form, language, filled);
    }

    private static String count(int shown, Past past, String language) {
        var all = past.items().size() + (past.next().isPresent() ? "+" : "");
        return Telling.in(language).previewed(shown, all);
    }

    private static List<Full> found(Past past, String language) {
        return past.items().stream()
                .limit(PREVIEWED)
                .map(item -> Telling.shown(Json.object(item), language))
                .toList();
    }
}
