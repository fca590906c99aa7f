package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;

/** Tells that there are changes to read, whichever node made them. A hint only: what changed stands in the {@link ChangeLog}. */
public interface ChangeSignal {

    /** Begins to listen; reconnects by itself until it is closed. */
    Listening listen(Listener listener);

    /** Called from one thread; must return at once. */
    interface Listener {

        /** A change with this number is there to be read. */
        void changed(SubAccountId subAccount, long number);

        /** The ear was deaf for a while: whoever waits should look for himself. */
        void mayHaveMissed();
    }

    /** An open ear. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
