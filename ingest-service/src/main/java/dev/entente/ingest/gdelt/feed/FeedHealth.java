package dev.entente.ingest.gdelt.feed;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how following GDELT goes. Never a reason to be unready: events can be posted whether or not the feed is there. */
@Readiness
@ApplicationScoped
class FeedHealth implements HealthCheck {

    private final Feed feed;

    FeedHealth(Feed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("gdelt-feed").up();
        return feed.progress()
                .map(progress -> told(response, progress))
                .orElseGet(() -> response.withData("following", false))
                .build();
    }

    private HealthCheckResponseBuilder told(HealthCheckResponseBuilder response, Progress progress) {
        response.withData("following", true)
                .withData("nextRound", progress.next().toString());
        progress.newest()
                .ifPresent(added -> response.withData("newestRow", added.toString())
                        .withData(
                                "newestRowAgeSeconds",
                                Duration.between(added, feed.now()).toSeconds()));
        progress.failure()
                .ifPresent(why -> response.withData("failuresInARow", progress.failuresInARow())
                        .withData("failure", why));
        return response;
    }
}
