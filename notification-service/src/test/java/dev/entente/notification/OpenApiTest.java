package dev.entente.notification;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import dev.entente.local.PlatformResource;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.support.Surroundings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class OpenApiTest {

    @Test
    void generators_of_clients_can_read_the_description_of_the_api() {
        var description = given().get("/q/openapi?format=json").asString();

        var read = new OpenAPIV3Parser().readContents(description, List.of(), new ParseOptions());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).containsKey("/subscriptions");
        assertThat(JsonPath.from(description)
                        .getList("components.schemas.Wish.properties.alerts.items.enum", String.class))
                .containsExactlyElementsOf(AlertKind.codes());
        assertThat(JsonPath.from(description)
                        .getList(
                                "paths.'/subscriptions'.post.requestBody.content.'application/json'.schema.allOf.'$ref'",
                                String.class))
                .contains("#/components/schemas/Wish");
    }
}
