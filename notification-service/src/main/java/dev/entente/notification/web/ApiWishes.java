package dev.entente.notification.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import io.quarkus.smallrye.openapi.OpenApiFilter;

import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Languages;

/** Completes the description of the API: what subscriptions can ask for. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiWishes implements OASFilter {

    private static final String WISH = "Wish";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(WISH, wish());
        var paths = api.getPaths();
        takes(
                paths.getPathItem("/subscriptions").getPOST(),
                object().addProperty("channel", channel()).addRequired("channel"));
        takes(paths.getPathItem("/subscriptions/preview").getPOST(), object());
        takes(
                paths.getPathItem("/subscriptions/{id}").getPATCH(),
                object().addProperty("state", oneOf(List.of("active", "paused"))));
    }

    private static void takes(Operation operation, Schema beside) {
        var wish = OASFactory.createSchema().ref(WISH);
        var body = OASFactory.createSchema().addAllOf(wish).addAllOf(beside);
        operation.getRequestBody().getContent().getMediaTypes().values().forEach(content -> content.setSchema(body));
    }

    private static Schema wish() {
        return object().description("What is not said is as it was; at first agreement.new, of everything, in English.")
                .addProperty("alerts", listOf(AlertKind.codes()))
                .addProperty("filter", filter())
                .addProperty("language", oneOf(Languages.ALL))
                .addProperty(
                        "followUps",
                        OASFactory.createSchema()
                                .addType(SchemaType.BOOLEAN)
                                .description(
                                        "Whether corrections and retractions of what was told of an item are told, too."))
                .addProperty(
                        "digest",
                        OASFactory.createSchema()
                                .description(
                                        "immediate, daily, weekly; or every (day, week), at, zone, on. For e-mail only."));
    }

    private static Schema filter() {
        var filter = object().description(
                        "All of it must hold; an item of which nothing is known of what is asked for does not pass. Instruments alone"
                                + " narrow agreements only.");
        var groups = new HashMap<String, Schema>();
        for (var criterion : Criterion.values()) {
            criterion
                    .group()
                    .map(name -> groups.computeIfAbsent(name, group -> object()))
                    .orElse(filter)
                    .addProperty(criterion.property(), values(criterion));
        }
        groups.forEach(filter::addProperty);
        return filter;
    }

    private static Schema values(Criterion criterion) {
        return switch (criterion) {
            case ALL_COUNTRIES, ANY_COUNTRY, SECTORS ->
                listOf(criterion.codes().orElseThrow().codes());
            case INSTRUMENTS ->
                listOf(criterion.codes().orElseThrow().codes())
                        .description("Narrows agreements; refused where no alert on agreements is asked for.");
            case PARTIES ->
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(text().description("Subject of an actor, such as actor/jane-doe."));
            case TEXT -> text().description("Words that all stand in the titles.");
        };
    }

    private static Schema channel() {
        return object().addProperty("type", oneOf(Channel.Type.codes()))
                .addProperty("address", text())
                .addProperty("url", text())
                .addProperty("signatures", listOf(List.of("v1", "v1a")))
                .addRequired("type");
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema oneOf(Collection<String> values) {
        var one = text();
        values.forEach(one::addEnumeration);
        return one;
    }

    private static Schema listOf(Collection<String> values) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(oneOf(values));
    }
}
