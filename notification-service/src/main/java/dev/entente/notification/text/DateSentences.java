package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How dates are said that are not known exactly, as on the dashboard; the other languages are in {@code messages/dates_*.properties}. */
@MessageBundle("dates")
public interface DateSentences {

    @Message("about {date}")
    String about(String date);

    @Message("{date} (uncertain)")
    String uncertain(String date);

    @Message("by {date}")
    String by(String date);

    @Message("since {date}")
    String since(String date);

    @Message("spring {year}")
    String spring(int year);

    @Message("summer {year}")
    String summer(int year);

    @Message("autumn {year}")
    String autumn(int year);

    @Message("winter {year}–{next}")
    String winter(int year, int next);
}
