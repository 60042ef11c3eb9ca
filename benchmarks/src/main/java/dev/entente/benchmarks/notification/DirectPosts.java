package dev.entente.benchmarks.notification;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** The limit: the HTTP client of the service posts the same bodies, each thread one after the other, and nothing else. */
final class DirectPosts {

    private final HttpClient client;
    private final int concurrency;

    DirectPosts(Vertx vertx, int concurrency) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(concurrency));
        this.concurrency = concurrency;
    }

    /** Posts a second. */
    double run(Hooks hooks, int receivers, int many) {
        var arrivals = hooks.await(many);
        var copy = hooks.last();
        var room = new Semaphore(concurrency);
        var answered = new CountDownLatch(many);
        var failure = new AtomicReference<Throwable>();
        var start = System.nanoTime();
        try {
            for (var number = 0; number < many; number++) {
                var id = "direct-" + number + "-" + start;
                var options = new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(hooks.port(number % receivers))
                        .setURI("/hook");
                copy.headers().forEach(options::putHeader);
                options.putHeader("webhook-id", id);
                room.acquire();
                client.request(options)
                        .compose(request -> request.send(copy.body()))
                        .compose(response -> response.end())
                        .onFailure(failure::set)
                        .onComplete(end -> {
                            room.release();
                            answered.countDown();
                        });
            }
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a post failed", failure.get());
        }
        return many / ((arrivals.last() - start) / 1e9);
    }
}
