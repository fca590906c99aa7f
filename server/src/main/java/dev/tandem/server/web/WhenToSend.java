package dev.tandem.server.web;

import dev.tandem.core.outbound.Origin;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.web.MessageView.Pending;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R52: times at which an email leaves, on the clocks of its sub-account. */
final class WhenToSend {

    /** What leaves within this is undone; what leaves later is scheduled. */
    static final Duration SOON = Duration.ofMinutes(1);

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Set<String> MAY_CHANGE = Set.of("QUEUED", "HELD", "FAILED");

    private WhenToSend() {}

    /** A choice in the composer: {@code key} of its words, and its time as the form says it. */
    public record Choice(String key, String local) {}

    /** What most people choose. */
    static List<Choice> choices(ZoneId zone, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        return List.of(
                new Choice("tomorrow", field(here.toLocalDate().plusDays(1).atTime(MORNING))),
                new Choice(
                        "monday",
                        field(here.toLocalDate()
                                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                                .atTime(MORNING))));
    }

    /**
     * The time that a form says. One that the clocks leave out is as much later as they jump; one that they show twice is the first.
     *
     * @return empty if it says none
     */
    static Optional<Instant> said(@Nullable String local, ZoneId zone) {
        try {
            return Optional.ofNullable(local)
                    .filter(text -> !text.isBlank())
                    .map(text -> LocalDateTime.parse(text.strip()).atZone(zone).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** What the author may still change about an email. */
    static @Nullable Pending pending(Visit visit, MessageLine line, ZoneId zone, Instant now) {
        boolean own = line.authorId()
                .filter(author -> author.equals(visit.user().id().value()))
                .isPresent();
        if (!own || !MAY_CHANGE.contains(line.state()) || !line.origin().equals(Origin.INDIVIDUAL.name())) {
            return null;
        }
        Optional<Instant> leavesAt =
                line.state().equals("QUEUED") ? line.leavesAt().filter(now::isBefore) : Optional.empty();
        return new Pending(
                leavesAt.orElse(null),
                leavesAt.filter(at -> at.isBefore(now.plus(SOON))).isPresent(),
                leavesAt.map(at -> field(at.atZone(zone).toLocalDateTime())).orElse(""));
    }

    private static String field(LocalDateTime time) {
        return time.format(FIELD);
    }
}
