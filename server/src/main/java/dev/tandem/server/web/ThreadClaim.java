package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told about a thread that several sub-accounts show or showed (R30, R32).
 *
 * @param alsoIn names of the sub-accounts that show it, too, while nobody has it
 * @param lost absent unless another one has it
 * @param kept absent unless the reader's own has it and somebody is concerned
 */
public record ThreadClaim(
        List<String> alsoIn, @Nullable Lost lost, @Nullable Kept kept) {

    /** Nothing to tell. */
    public static final ThreadClaim NONE = new ThreadClaim(List.of(), null, null);

    /** The sub-accounts in one line. */
    public String alsoInLine() {
        return String.join(", ", alsoIn);
    }

    /** Another sub-account has it. {@code asked} is NOT_YET, WAITING or REFUSED. */
    public record Lost(String by, Instant at, String asked) {}

    /**
     * The reader's sub-account has it.
     *
     * @param others the sub-accounts it is hidden in, to which it could be handed over
     * @param requests who asks for it
     * @param decides whether the reader may decide
     */
    public record Kept(List<Other> others, List<Request> requests, boolean decides) {

        /** The sub-accounts in one line. */
        public String othersLine() {
            return String.join(", ", others.stream().map(Other::name).toList());
        }

        /** Who asks, in one line. */
        public String askingLine() {
            return String.join(
                    ", ", requests.stream().map(Request::user).distinct().toList());
        }
    }

    /** Another sub-account. */
    public record Other(UUID id, String name) {}

    /** Somebody asks. */
    public record Request(String user, String place, Instant at) {}
}
