package dev.entente.notification.page;

import java.lang.annotation.Annotation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;

import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Telling;
import dev.entente.web.Problem;

/** Says that there is nothing at an address by a page to who asks for one, as browsers do, and leaves others the problem. */
final class UnknownPage {

    private final Template template;

    UnknownPage(@Location("page/page.html") Template template) {
        this.template = template;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 404
                || !MediaType.valueOf(Problem.MEDIA_TYPE).equals(response.getMediaType())
                || !request.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
            return;
        }
        var language = Html.language(
                request.getUriInfo().getQueryParameters().getFirst("lang"),
                request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        var say = Telling.in(FaultSentences.class, language);
        var page = Page.saying(say.titleUnknown(), say.leadUnknown())
                .or(Telling.in(language).titleSubscribe(), "/subscribe?lang=" + language);
        var shown = Html.show(404, template, language, page);
        response.getHeaders().putAll(shown.getHeaders());
        response.setEntity(shown.getEntity(), new Annotation[0], shown.getMediaType());
    }
}
