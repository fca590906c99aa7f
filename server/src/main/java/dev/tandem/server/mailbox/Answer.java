package dev.tandem.server.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking the provider. Expected trouble is a value; every caller says what each case means to it.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** It was done, and this came back. */
    record Got<T>(T value) implements Answer<T> {}

    /** There is no such thing (404): a message that is gone, a draft that was sent, a history that expired. */
    record NotThere<T>() implements Answer<T> {}

    /** The provider no longer accepts the consent (R74). Nothing was done; asking again is useless until it is given again. */
    record ConsentLost<T>() implements Answer<T> {}

    /**
     * Not now: quota, or trouble on the other side. Nothing was done.
     *
     * @param notBefore the provider's wish, if it stated one
     * @param reason for logs and states, without content
     * @param byQuota whether it is us who ask too much, whatever we ask; else the fault may lie in what was asked for
     */
    record TryLater<T>(Optional<Instant> notBefore, String reason, boolean byQuota) implements Answer<T> {

        /** Trouble on the other side, or on the way. */
        public TryLater(Optional<Instant> notBefore, String reason) {
            this(notBefore, reason, false);
        }
    }

    /**
     * The request itself is refused; repeating it is useless.
     *
     * @param reason as the provider says it
     */
    record Refused<T>(String reason) implements Answer<T> {}

    /**
     * The line broke or nothing came in time: it may or may not have been done (F45).
     *
     * @param reason for logs and states, without content
     */
    record NoAnswer<T>(String reason) implements Answer<T> {}
}
