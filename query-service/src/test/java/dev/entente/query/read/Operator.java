package dev.entente.query.read;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;

import static io.restassured.RestAssured.given;

/** Calls with tokens that the service of {@link QueryServiceProfile} trusts. */
public final class Operator {

    private Operator() {}

    /** A call of somebody who may administrate. */
    public static RequestSpecification call() {
        return with("events:read admin");
    }

    /** A call with a token of the scope. */
    static RequestSpecification with(String scope) {
        return with("scope", scope);
    }

    /** The same where the issuer has another name for the claim. */
    static RequestSpecification with(String claim, Object scope) {
        return given().header("Authorization", "Bearer " + token(claim, scope));
    }

    private static String token(String claim, Object scope) {
        try {
            var encoded = ConfigProvider.getConfig().getValue(QueryServiceProfile.SIGNING_KEY, String.class);
            var key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
            return Jwt.issuer(QueryServiceProfile.ISSUER)
                    .subject("operator")
                    .claim(claim, scope)
                    .expiresIn(600)
                    .sign(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
