package dev.entente.notification.page;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.Blocking;

import dev.entente.notification.Settings;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Sentences;
import dev.entente.notification.text.Telling;

/** Only a POST does anything: programs that look into mails follow their links by GET. */
@Path("")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Tag(name = "pages", description = "What the links in mails lead to")
public class Pages {

    private final Subscribing subscribing;
    private final Managing managing;
    private final Settings settings;
    private final Template template;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    Pages(
            Subscribing subscribing,
            Managing managing,
            Settings settings,
            @Location("page/page.html") Template template) {
        this.subscribing = subscribing;
        this.managing = managing;
        this.settings = settings;
        this.template = template;
    }

    @GET
    @Operation(summary = "Leads to the form to subscribe")
    public Response begin(@QueryParam("lang") String lang) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/subscribe?lang=" + Html.language(lang, headers))
                .build();
    }

    @GET
    @Path("/confirm/{token}")
    @Operation(summary = "Asks whether the subscription is really wanted; changes nothing")
    public Response askToConfirm(@PathParam("token") String token) {
        return show(
                DeadLink.CONFIRM,
                subscribing.confirmable(token),
                (say, found) -> Page.asking(say.titleConfirm(), say.leadConfirm(), say.confirm())
                        .about(Asked.lines(found.wish())));
    }

    @POST
    @Path("/confirm/{token}")
    @Operation(summary = "Makes the subscription active, once")
    public Response confirm(@PathParam("token") String token) {
        return show(
                DeadLink.CONFIRM,
                subscribing.confirm(token),
                (say, found) -> Page.saying(say.titleConfirmed(), say.leadConfirmed()));
    }

    @GET
    @Path("/refuse/{token}")
    @Operation(summary = "Asks whether the address shall not be asked again; changes nothing")
    public Response askToRefuse(@PathParam("token") String token) {
        return show(
                DeadLink.REFUSE,
                subscribing.refusable(token),
                (say, found) -> Page.asking(say.titleRefuse(), say.leadRefuse(), say.refuse()));
    }

    @POST
    @Path("/refuse/{token}")
    @Operation(summary = "Forgets a subscription that was not confirmed, and asks its address no more")
    public Response refuse(@PathParam("token") String token) {
        return show(
                DeadLink.REFUSE,
                subscribing.refuse(token),
                (say, found) -> Page.saying(say.titleRefused(), say.leadRefused()));
    }

    @GET
    @Path("/unsubscribe/{token}")
    @Operation(summary = "Asks whether the subscription shall end; changes nothing")
    public Response askToUnsubscribe(@PathParam("token") String token) {
        return show(
                DeadLink.UNSUBSCRIBE,
                managing.unsubscribable(token),
                (say, found) -> hasEnded(found)
                        ? ended(say, found, token)
                        : Page.asking(say.titleUnsubscribe(), say.leadUnsubscribe(), say.unsubscribe())
                                .or(say.manageInstead(), "/manage?lang=" + found.language()));
    }

    @POST
    @Path("/unsubscribe/{token}")
    @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD}) // whatever a mail program accepts
    @Operation(summary = "Ends the subscription; one click (RFC 8058) is enough")
    public Response unsubscribe(@PathParam("token") String token) {
        return show(DeadLink.UNSUBSCRIBE, managing.unsubscribe(token), (say, found) -> ended(say, found, token));
    }

    @GET
    @Path("/unsubscribe/{token}/delete")
    @Operation(
            summary = "Asks whether the address of a subscription that has ended shall be forgotten; changes nothing")
    public Response askToDelete(@PathParam("token") String token) {
        return ifEnded(
                token,
                (say, found) -> Page.asking(say.titleDelete(), say.leadDelete(), say.deleteNow())
                        .or(say.back(), "/unsubscribe/" + token));
    }

    @POST
    @Path("/unsubscribe/{token}/delete")
    @Operation(summary = "Forgets the subscriber of a subscription that has ended")
    public Response delete(@PathParam("token") String token) {
        return ifEnded(token, (say, found) -> {
            managing.delete(found.id());
            return Page.saying(say.titleDeleted(), say.leadDeleted());
        });
    }

    /** Whoever has a mail can end what it is of, and what has ended goes anyway: only that may be forgotten by its link. */
    private Response ifEnded(String token, BiFunction<Sentences, Subscription, Page> page) {
        var found = managing.unsubscribable(token);
        return found.isEmpty() || hasEnded(found.get())
                ? show(DeadLink.UNSUBSCRIBE, found, page)
                : Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/unsubscribe/" + token)
                        .build();
    }

    private static boolean hasEnded(Subscription subscription) {
        return subscription.state() == State.UNSUBSCRIBED;
    }

    private Page ended(Sentences say, Subscription subscription, String token) {
        var days = settings.email().forgetAfter().toDays();
        return Page.saying(say.titleUnsubscribed(), say.leadUnsubscribed(), say.leadUnsubscribedData(days))
                .or(say.deleteNow(), "/unsubscribe/" + token + "/delete")
                .or(say.subscribeAgain(), "/subscribe?lang=" + subscription.language());
    }

    private Response show(
            DeadLink otherwise, Optional<Subscription> subscription, BiFunction<Sentences, Subscription, Page> page) {
        return subscription
                .map(found ->
                        Html.show(200, template, found.language(), page.apply(Telling.in(found.language()), found)))
                .orElseGet(() -> otherwise.answer(template, headers, uri));
    }

    /** For clients that have caused enough mails. */
    static Response tooMany(Template template, String language) {
        return tooMany(template, language, faults(language).leadTooMany(), Duration.ofHours(1));
    }

    /** For who has had enough tests, until then. */
    static Response tooManyTests(Template template, String language, Duration wait) {
        return tooMany(template, language, faults(language).leadTooManyTests(), wait);
    }

    /** For who has had sent often enough what was kept, until then. */
    static Response tooManyRepeats(Template template, String language, Duration wait) {
        return tooMany(template, language, faults(language).leadTooManyRepeats(), wait);
    }

    private static Response tooMany(Template template, String language, String lead, Duration wait) {
        var page =
                Html.show(429, template, language, Page.saying(faults(language).titleTooMany(), lead));
        return Response.fromResponse(page)
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                .build();
    }

    private static FaultSentences faults(String language) {
        return Telling.in(FaultSentences.class, language);
    }
}
