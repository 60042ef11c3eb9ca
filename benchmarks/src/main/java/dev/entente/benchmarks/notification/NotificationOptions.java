package dev.entente.benchmarks.notification;

import java.net.URI;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.process.DataFolder;
import dev.entente.local.server.Database;

/**
 * What is measured, and where.
 *
 * @param subscriptions that one agreement fans out to
 * @param others subscriptions among which is matched
 * @param posts whose way to their webhook is measured, so many a second
 */
record NotificationOptions(
        int subscriptions,
        int receivers,
        int hanging,
        int rounds,
        int others,
        int posts,
        int rate,
        URI ingest,
        URI notification,
        Database database) {

    static NotificationOptions parse(Arguments arguments) {
        var subscriptions = 20_000;
        var receivers = 200;
        var hanging = 10;
        var rounds = 3;
        var others = 100_000;
        var posts = 500;
        var rate = 25;
        var ingest = URI.create("http://127.0.0.1:8081");
        var notification = URI.create("http://127.0.0.1:8083");
        var port = 5432;
        while (arguments.hasNext()) {
            var flag = arguments.next();
            switch (flag) {
                case "--subscriptions" -> subscriptions = number(arguments, flag, 1_000_000);
                case "--receivers" -> receivers = number(arguments, flag, 1000);
                case "--hanging" -> hanging = number(arguments, flag, 1000);
                case "--rounds" -> rounds = number(arguments, flag, 100);
                case "--others" -> others = number(arguments, flag, 10_000_000);
                case "--posts" -> posts = number(arguments, flag, 1_000_000);
                case "--rate" -> rate = number(arguments, flag, 10_000);
                case "--ingest" -> ingest = URI.create(arguments.valueOf(flag));
                case "--url" -> notification = URI.create(arguments.valueOf(flag));
                case "--postgres" -> port = number(arguments, flag, 65_535);
                default -> throw new UsageFailure("benchmarks/run notification does not know '%s'.".formatted(flag));
            }
        }
        if (hanging >= receivers) {
            throw new UsageFailure("--hanging %d leaves none of %d receivers.".formatted(hanging, receivers));
        }
        var password = DataFolder.ofThisCheckout().secrets().password("postgres-notification");
        return new NotificationOptions(
                subscriptions,
                receivers,
                hanging,
                rounds,
                others,
                posts,
                rate,
                ingest,
                notification,
                Database.at("127.0.0.1", port, "notification", password));
    }

    private static int number(Arguments arguments, String flag, int most) {
        var text = arguments.valueOf(flag);
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UsageFailure("%s takes a number from 1 to %,d, not '%s'.".formatted(flag, most, text));
        }
        return Integer.parseInt(text);
    }
}
