package dev.entente.notification.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.Blocking;

import dev.entente.events.code.CodeLists;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.subscription.Languages;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Line;

import static java.util.stream.Collectors.joining;

/** Only a POST does anything: programs that look into mails follow their links by GET. */
@Path("")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Tag(name = "pages", description = "What the links in mails lead to")
public class Pages {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Subscribing subscribing;
    private final Managing managing;
    private final Tokens tokens;
    private final Template template;

    Pages(Subscribing subscribing, Managing managing, Tokens tokens, @Location("page/page.html") Template template) {
        this.subscribing = subscribing;
        this.managing = managing;
        this.tokens = tokens;
        this.template = template;
    }

    @GET
    @Path("/confirm/{token}")
    @Operation(summary = "Asks whether the subscription is really wanted; changes nothing")
    public Response askToConfirm(@PathParam("token") String token, @Context HttpHeaders headers) {
        return subscribing
                .confirmable(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    var page = Page.asking(say.titleConfirm(), say.leadConfirm(), say.confirm());
                    return show(200, page, subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @POST
    @Path("/confirm/{token}")
    @Operation(summary = "Makes the subscription active, once")
    public Response confirm(@PathParam("token") String token, @Context HttpHeaders headers) {
        return subscribing
                .confirm(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    return show(200, Page.saying(say.titleConfirmed(), say.leadConfirmed()), subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @GET
    @Path("/refuse/{token}")
    @Operation(summary = "Asks whether the address shall not be asked again; changes nothing")
    public Response askToRefuse(@PathParam("token") String token, @Context HttpHeaders headers) {
        return subscribing
                .refusable(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    var page = Page.asking(say.titleRefuse(), say.leadRefuse(), say.refuse());
                    return show(200, page, subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @POST
    @Path("/refuse/{token}")
    @Operation(summary = "Forgets a subscription that was not confirmed, and asks its address no more")
    public Response refuse(@PathParam("token") String token, @Context HttpHeaders headers) {
        return subscribing
                .refuse(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    return show(200, Page.saying(say.titleRefused(), say.leadRefused()), subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @GET
    @Path("/unsubscribe/{token}")
    @Operation(summary = "Asks whether the subscription shall end; changes nothing")
    public Response askToUnsubscribe(@PathParam("token") String token, @Context HttpHeaders headers) {
        return managing.unsubscribable(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    var page = Page.asking(say.titleUnsubscribe(), say.leadUnsubscribe(), say.unsubscribe());
                    return show(200, page, subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @POST
    @Path("/unsubscribe/{token}")
    @Operation(summary = "Ends the subscription; one click (RFC 8058) is enough")
    public Response unsubscribe(@PathParam("token") String token, @Context HttpHeaders headers) {
        return managing.unsubscribe(token)
                .map(subscription -> {
                    var say = Telling.in(subscription.language());
                    var page = Page.saying(say.titleUnsubscribed(), say.leadUnsubscribed());
                    return show(200, page, subscription.language());
                })
                .orElseGet(() -> expired(headers));
    }

    @GET
    @Path("/manage/{token}")
    @Operation(summary = "Shows the subscription to its subscriber")
    public Response manage(@PathParam("token") String token, @Context HttpHeaders headers) {
        return managing.managedBy(token)
                .map(subscription -> show(200, overview(subscription), subscription.language()))
                .orElseGet(() -> expired(headers));
    }

    private Page overview(Subscription subscription) {
        var language = subscription.language();
        var say = Telling.in(language);
        var filter = subscription.wish().filter();
        var countries = new ArrayList<>(filter.countries().all());
        countries.addAll(filter.countries().any());
        var lines = List.of(
                new Line(say.status(), subscription.state().code()),
                new Line(say.countries(), names("countries", countries, language)),
                new Line(say.sectors(), names("sectors", filter.sectors(), language)),
                new Line(say.language(), Locale.of(language).getDisplayLanguage(Locale.of(language))));
        var unsubscribe =
                "/unsubscribe/" + tokens.issue(Purpose.UNSUBSCRIBE, subscription.id(), subscription.generation());
        return new Page(say.titleManage(), List.of(), lines, say.unsubscribe(), unsubscribe);
    }

    private static String names(String list, List<String> codes, String language) {
        var names = CodeLists.named(list).orElseThrow();
        return codes.isEmpty()
                ? Telling.in(language).all()
                : codes.stream().map(code -> names.nameOf(code, language)).collect(joining(", "));
    }

    private Response expired(HttpHeaders headers) {
        var language = headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(Languages.ALL::contains)
                .findFirst()
                .orElse("en");
        var say = Telling.in(language);
        return show(404, Page.saying(say.titleExpired(), say.leadExpired()), language);
    }

    /** The address holds a token, so it must not be kept anywhere or told to others. */
    private Response show(int status, Page page, String language) {
        var html = template.instance()
                .data("language", language)
                .data("page", page)
                .render();
        return Response.status(status)
                .entity(html)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
