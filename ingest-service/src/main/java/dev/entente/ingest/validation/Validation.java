package dev.entente.ingest.validation;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.StartupEvent;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.events.schema.Schemas;

/** The published rules, and nothing of this service's own: what passes here passes at every consumer. */
@Singleton
public class Validation {

    private static final Logger LOG = Logger.getLogger(Validation.class);

    /** Reads the schemas before the first event comes, which would otherwise wait for that. */
    void start(@Observes StartupEvent start) {
        LOG.debugf("%d types of events are known", Schemas.published().types().size());
    }

    /**
     * Makes an event of what was sent.
     *
     * @param sent the event as structured JSON
     * @throws InvalidEvent with all faults at once
     */
    public CooperationEvent check(JsonNode sent) {
        return StructuredMode.read(sent);
    }
}
