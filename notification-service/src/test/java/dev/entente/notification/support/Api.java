package dev.entente.notification.support;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;

/** Calls the service as its users do. */
public final class Api {

    /** A subscription as its subscriber knows it. */
    public record Subscribed(String id, String token, String secret, String publicKey) {
        public RequestSpecification call() {
            return Api.with(token);
        }
    }

    private Api() {}

    public static String jwt(String scope) {
        return jwt(scope, "tester");
    }

    public static String jwt(String scope, String subject) {
        return jwt("scope", scope, subject);
    }

    /** The same of an issuer that has another name for the claim of scopes. */
    public static String jwt(String claim, Object scope, String subject) {
        var token = Jwt.issuer("https://issuer.example.org")
                .audience("entente")
                .claim(claim, scope)
                .expiresIn(600);
        return (subject == null ? token : token.subject(subject)).sign(key());
    }

    private static PrivateKey key() {
        try {
            var encoded = ConfigProvider.getConfig().getValue(Surroundings.SIGNING_KEY, String.class);
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RequestSpecification with(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    public static Map<String, Object> webhook(String url, List<String> alerts, String... countries) {
        return Map.of(
                "channel", Map.of("type", "webhook", "url", url),
                "alerts", alerts,
                "filter", Map.of("countries", Map.of("all", List.of(countries))));
    }

    /** The same with a key pair. */
    public static Map<String, Object> signedTwice(String url, List<String> alerts, String... countries) {
        return Map.of(
                "channel", Map.of("type", "webhook", "url", url, "signatures", List.of("v1", "v1a")),
                "alerts", alerts,
                "filter", Map.of("countries", Map.of("all", List.of(countries))));
    }

    public static Map<String, Object> email(String address, String language, String... countries) {
        return Map.of(
                "channel", Map.of("type", "email", "address", address),
                "language", language,
                "filter", Map.of("countries", Map.of("all", List.of(countries))));
    }

    public static Response subscribe(Object body) {
        return with(jwt("subscriptions:write")).body(body).post("/subscriptions");
    }

    public static Subscribed subscribed(Object body) {
        var made = subscribe(body).then().statusCode(201).extract().jsonPath();
        return new Subscribed(
                made.getString("id"),
                made.getString("managementToken"),
                made.getString("secret"),
                made.getString("publicKey"));
    }
}
