package dev.tandem.server.outbound;

import dev.tandem.server.draft.RefusedFiles;
import dev.tandem.server.outbound.SendResult.FieldProblem;
import dev.tandem.server.outbound.SendResult.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How large an individual email may be. Checked before anything is written or uploaded. */
public final class SendLimits {

    /** R47: the raw bytes of all attachments together. */
    public static final long ATTACHMENTS_BYTES_MAX = 25L * 1024 * 1024;

    /** Gmail takes this many through its API; To, Cc and Bcc together. */
    public static final int RECIPIENTS_MAX = 100;

    /** RFC 5322 section 2.1.1 limits a line; longer subjects are cut by many programs. */
    public static final int SUBJECT_MAX_CHARACTERS = 900;

    /** Longer texts belong into an attachment. */
    public static final int TEXT_MAX_CHARACTERS = 2_000_000;

    /** Nobody knows what they want in more than a year. */
    static final Duration SCHEDULE_MAX = Duration.ofDays(366);

    /** How late a time may be given and still mean now: clocks differ, and a form takes its time. */
    static final Duration PAST_MAX = Duration.ofMinutes(1);

    private SendLimits() {}

    /** R52: a time at which no email can be wanted to leave. */
    static Optional<Problem> timeProblem(Instant at, Instant now) {
        if (at.isBefore(now.minus(PAST_MAX))) {
            return Optional.of(Problem.TIME_IN_THE_PAST);
        }
        return at.isAfter(now.plus(SCHEDULE_MAX)) ? Optional.of(Problem.TIME_TOO_FAR) : Optional.empty();
    }

    /** All of them together. */
    static long bytesOf(List<Letter.File> files) {
        return files.stream().mapToLong(file -> file.bytes().size()).sum();
    }

    static List<FieldProblem> problemsOf(SendRequest request, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        if (request.text().isBlank()
                && request.html().isEmpty()
                && request.files().isEmpty()) {
            problems.add(new FieldProblem("text", Problem.EMPTY));
        }
        if (request.text().length() > TEXT_MAX_CHARACTERS) {
            problems.add(new FieldProblem("text", Problem.TEXT_TOO_LONG));
        }
        if (request.subject().orElse("").length() > SUBJECT_MAX_CHARACTERS) {
            problems.add(new FieldProblem("subject", Problem.SUBJECT_TOO_LONG));
        }
        if (bytesOf(request.files()) > ATTACHMENTS_BYTES_MAX) {
            problems.add(new FieldProblem("attachments", Problem.ATTACHMENTS_TOO_LARGE));
        }
        if (request.files().stream().anyMatch(file -> file.fileName().isBlank())) {
            problems.add(new FieldProblem("attachments", Problem.ATTACHMENT_WITHOUT_NAME));
        }
        if (request.files().stream()
                .anyMatch(file ->
                        RefusedFiles.refuses(file.fileName(), file.bytes().bytes()))) {
            problems.add(new FieldProblem("attachments", Problem.ATTACHMENT_TYPE_REFUSED));
        }
        request.choices()
                .sendAt()
                .flatMap(at -> timeProblem(at, now))
                .ifPresent(problem -> problems.add(new FieldProblem("sendAt", problem)));
        return problems;
    }
}
