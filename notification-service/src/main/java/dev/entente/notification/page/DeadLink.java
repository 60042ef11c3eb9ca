package dev.entente.notification.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.Template;

import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Telling;

/** What is said of a link that is not good, or not any more: why that may be, and what helps. */
enum DeadLink {
    CONFIRM,
    REFUSE,
    MANAGE,
    UNSUBSCRIBE;

    Response answer(Template template, HttpHeaders headers, UriInfo uri) {
        var language = Html.language(uri.getQueryParameters().getFirst("lang"), headers);
        var say = Telling.in(FaultSentences.class, language);
        var page = Page.saying(say.titleExpired(), lead(say)).in(Html.tongues(language));
        return Html.show(404, template, language, withWayOn(page, say, language));
    }

    private String lead(FaultSentences say) {
        return switch (this) {
            case CONFIRM -> say.leadExpired();
            case REFUSE -> say.leadExpiredRefuse();
            case MANAGE -> say.leadExpiredManage();
            case UNSUBSCRIBE -> say.leadExpiredUnsubscribe();
        };
    }

    /** One subscribes once more where a subscription did not begin, else has the links to those that there are sent. */
    private Page withWayOn(Page page, FaultSentences say, String language) {
        return this == CONFIRM
                ? page.or(Telling.in(language).subscribe(), "/subscribe?lang=" + language)
                : page.or(say.linksAgain(), "/manage?lang=" + language);
    }
}
