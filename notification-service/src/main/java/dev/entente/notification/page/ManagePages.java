package dev.entente.notification.page;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.page.Html.Tongue;
import dev.entente.notification.subscription.HasEnded;
import dev.entente.notification.subscription.IsForgotten;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Repeats;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.subscription.TrialsUsedUp;
import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.StateSentences;
import dev.entente.notification.text.Telling;
import dev.entente.notification.web.Client;
import dev.entente.notification.web.Export;
import dev.entente.notification.web.SubscriptionForm;

/** What subscribers can do with their subscriptions, for people. The token in the address is the key. */
@Path("/manage")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Tag(name = "pages")
public class ManagePages {

    /**
     * The page on which links are asked for.
     *
     * @param wrong what is to be said of the address; empty for nothing
     */
    @TemplateData
    record Asking(String address, String wrong, List<Tongue> tongues) {}

    private final Managing managing;
    private final Export export;
    private final DeliveryLog log;
    private final Client client;
    private final Template asking;
    private final Template managed;
    private final Template page;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    ManagePages(
            Managing managing,
            Export export,
            DeliveryLog log,
            Client client,
            @Location("page/links.html") Template asking,
            @Location("page/manage.html") Template managed,
            @Location("page/page.html") Template page) {
        this.managing = managing;
        this.export = export;
        this.log = log;
        this.client = client;
        this.asking = asking;
        this.managed = managed;
        this.page = page;
    }

    @GET
    @Operation(summary = "A form to have the links to one's subscriptions sent")
    public Response askForLinks(@QueryParam("lang") String lang) {
        var language = Html.language(lang, headers);
        return Html.show(200, asking, language, new Asking("", "", Html.tongues(language)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Sends the links to an address that has subscriptions; the answer is the same if it has none")
    public Response sendLinks(MultivaluedMap<String, String> fields) {
        var language = Html.language(fields.getFirst("language"), headers);
        var address = new Answers(fields).text("address").orElse("");
        if (!SubscriptionForm.isAddress(address)) {
            var wrong = Telling.in(FaultSentences.class, language).wrongAddress();
            return Html.show(422, asking, language, new Asking(address, wrong, Html.tongues(language)));
        }
        if (!client.mayAskForMail()) {
            return Pages.tooMany(page, language);
        }
        managing.sendLinks(address);
        var say = Telling.in(language);
        return Html.show(200, page, language, Page.saying(say.titleLinksSent(), say.leadLinksSent()));
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "Shows the subscription to its subscriber")
    public Response show(@PathParam("token") String token) {
        return of(token, subscription -> show(200, subscription, shown(subscription, token)));
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Changes what is asked for")
    public Response change(@PathParam("token") String token, MultivaluedMap<String, String> fields) {
        return of(token, subscription -> change(subscription, token, new ManageForm(fields)));
    }

    private Response change(Subscription subscription, String token, ManageForm form) {
        var complaints = form.complaints(subscription);
        if (!complaints.isEmpty()) {
            var filled = WishPage.of(form.wish(subscription), subscription.language());
            return show(422, subscription, shown(subscription, token).complaining(complaints, filled));
        }
        var changed = managing.change(subscription.id(), form::wish, Optional.empty());
        return show(200, changed, shown(changed, token).saying(said(changed).saved()));
    }

    @POST
    @Path("/{token}/pause")
    @Operation(summary = "Stops alerts for a while")
    public Response pause(@PathParam("token") String token) {
        return act(
                token,
                subscription -> managing.pause(subscription.id()),
                (say, now) -> now.state() == State.PAUSED ? say.donePaused() : "");
    }

    @POST
    @Path("/{token}/resume")
    @Operation(summary = "Lets alerts come again")
    public Response resume(@PathParam("token") String token) {
        return act(
                token,
                subscription -> managing.resume(subscription.id()),
                (say, now) -> now.state() == State.ACTIVE ? say.doneResumed() : "");
    }

    @POST
    @Path("/{token}/missed")
    @Operation(summary = "Sends what was kept unsent, as in a pause")
    public Response sendMissed(@PathParam("token") String token) {
        return of(token, subscription -> {
            if (!subscription.channelType().isConfirmed()) {
                return client.untilRepeat(subscription, Repeats.Kind.REPLAY)
                        .map(wait -> Pages.tooManyRepeats(page, subscription.language(), wait))
                        .orElseGet(() -> sendKept(subscription, token));
            }
            return client.mayAskForMail()
                    ? sendKept(subscription, token)
                    : Pages.tooMany(page, subscription.language());
        });
    }

    private Response sendKept(Subscription subscription, String token) {
        var kept = kept(subscription);
        return kept > 0
                ? act(subscription, token, log::sendKept, (say, now) -> say.doneMissed(kept))
                : show(200, subscription, shown(subscription, token));
    }

    @POST
    @Path("/{token}/test")
    @Operation(summary = "Sends a test")
    public Response test(@PathParam("token") String token) {
        if (managing.managedBy(token).isPresent() && !client.mayAskForMail()) {
            return Pages.tooMany(page, Html.language(null, headers));
        }
        try {
            return act(token, subscription -> managing.test(subscription.id()), (say, now) -> say.doneTest());
        } catch (TrialsUsedUp e) {
            return Pages.tooManyTests(page, Html.language(null, headers), e.untilNext());
        }
    }

    @POST
    @Path("/{token}/link")
    @Operation(summary = "Mails a new link to the address; the one of before is no longer good")
    public Response newLink(@PathParam("token") String token) {
        return of(token, subscription -> {
            if (!subscription.channelType().isConfirmed()) {
                return DeadLink.MANAGE.answer(page, headers, uri);
            }
            if (!client.mayAskForMail()) {
                return Pages.tooMany(page, Html.language(null, headers));
            }
            managing.rotateLink(subscription.id());
            var say = Telling.in(subscription.language());
            return Html.show(200, page, subscription.language(), Page.saying(say.titleLinksSent(), say.leadNewLink()));
        });
    }

    private Response act(
            String token, Consumer<Subscription> act, BiFunction<StateSentences, Subscription, String> said) {
        return of(token, subscription -> act(subscription, token, act, said));
    }

    private Response act(
            Subscription subscription,
            String token,
            Consumer<Subscription> act,
            BiFunction<StateSentences, Subscription, String> said) {
        act.accept(subscription);
        var now = managing.find(subscription.id()).orElseThrow(IsForgotten::new);
        return show(200, now, shown(now, token).saying(said.apply(said(now), now)));
    }

    @GET
    @Path("/{token}/data")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All that is kept of the subscriber, as a file")
    public Response data(@PathParam("token") String token) {
        return of(
                token,
                subscription -> export.of(subscription)
                        .header("Content-Disposition", "attachment; filename=\"entente-subscription.json\"")
                        .build());
    }

    @GET
    @Path("/{token}/delete")
    @Operation(summary = "Asks whether everything shall be forgotten; changes nothing")
    public Response askToDelete(@PathParam("token") String token) {
        return of(token, subscription -> {
            var say = Telling.in(subscription.language());
            return Html.show(
                    200,
                    page,
                    subscription.language(),
                    Page.asking(say.titleDelete(), say.leadDelete(), say.delete())
                            .or(say.back(), path(token)));
        });
    }

    @POST
    @Path("/{token}/delete")
    @Operation(summary = "Ends the subscription and forgets the subscriber")
    public Response delete(@PathParam("token") String token) {
        return of(token, subscription -> {
            managing.delete(subscription.id());
            var say = Telling.in(subscription.language());
            return Html.show(200, page, subscription.language(), Page.saying(say.titleDeleted(), say.leadDeleted()));
        });
    }

    /** The answer for the subscription that the token manages; where that has ended, and should have gone on, its page. */
    private Response of(String token, Function<Subscription, Response> answer) {
        try {
            return managing.managedBy(token).map(answer).orElseThrow(IsForgotten::new);
        } catch (HasEnded e) {
            return of(token, ended -> show(409, ended, shown(ended, token)));
        } catch (IsForgotten e) {
            return DeadLink.MANAGE.answer(page, headers, uri);
        }
    }

    private ManagedPage shown(Subscription subscription, String token) {
        return ManagedPage.of(subscription, managing.channel(subscription), kept(subscription), path(token));
    }

    private long kept(Subscription subscription) {
        return subscription.state() == State.ACTIVE ? log.kept(subscription.id()) : 0;
    }

    private Response show(int status, Subscription subscription, ManagedPage shown) {
        return Html.show(status, managed, subscription.language(), shown);
    }

    private static StateSentences said(Subscription subscription) {
        return Telling.in(StateSentences.class, subscription.language());
    }

    private static String path(String token) {
        return "/manage/" + token;
    }
}
