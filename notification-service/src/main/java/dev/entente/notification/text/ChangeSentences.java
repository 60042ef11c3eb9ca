package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How it is said what is otherwise than before; the other languages are in {@code messages/changes_*.properties}. */
@MessageBundle("changes")
public interface ChangeSentences {

    @Message("What has changed")
    String changed();

    @Message("before")
    String before();

    @Message("now")
    String now();

    @Message("nothing known")
    String nothing();

    @Message("As it is known now")
    String whole();

    @Message("Nothing that is told here has changed by it.")
    String unchanged();

    @Message("Title")
    String title();

    @Message("Summary")
    String summary();
}
