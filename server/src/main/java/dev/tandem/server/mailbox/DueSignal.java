package dev.tandem.server.mailbox;

import dev.tandem.server.conversation.ChangeSignal.Listening;
import java.util.function.Consumer;

/** Tells every node that work may have become due. A hint only: what is due stands in the stores, and is looked for slowly anyhow. */
public interface DueSignal {

    /**
     * Begins to listen; reconnects by itself until it is closed.
     *
     * @param listener called from one thread; must return at once. Hears of every kind when something may have been missed.
     */
    Listening listen(Consumer<Kind> listener);

    /** What may be due. */
    enum Kind {
        MAILBOX,
        SENDING,
        DELIVERY,
        CAPTURE,
        CAMPAIGN,
        RETURN,
        WORKFLOW
    }
}
