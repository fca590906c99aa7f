package dev.tandem.server.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Turns one answer into another, with the trouble kept as it is. */
public final class Answers {

    private Answers() {}

    /** What was got, seen differently. */
    public static <T, R> Answer<R> map(Answer<T> answer, Function<T, R> view) {
        return then(answer, value -> new Answer.Got<>(view.apply(value)));
    }

    /** The next question, asked only if the first one was answered. */
    public static <T, R> Answer<R> then(Answer<T> answer, Function<T, Answer<R>> next) {
        return switch (answer) {
            case Answer.Got<T>(T value) -> next.apply(value);
            case Answer.NotThere<T> gone -> new Answer.NotThere<>();
            case Answer.ConsentLost<T> lost -> new Answer.ConsentLost<>();
            case Answer.TryLater<T>(Optional<Instant> notBefore, String reason, boolean byQuota) ->
                new Answer.TryLater<>(notBefore, reason, byQuota);
            case Answer.Refused<T>(String reason) -> new Answer.Refused<>(reason);
            case Answer.NoAnswer<T>(String reason) -> new Answer.NoAnswer<>(reason);
        };
    }
}
