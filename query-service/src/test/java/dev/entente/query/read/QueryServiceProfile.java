package dev.entente.query.read;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service without an issuer of tokens: reading is open. */
public class QueryServiceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.oidc.tenant-enabled", "false");
    }
}
