package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.Person;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Begins an answer or a forward: to whom, under which subject, with what quoted. */
final class Answering {
    private static final Pattern ANSWERED = Pattern.compile("(?i)^\\s*(re|aw|antw|sv)(\\[\\d+])?\\s*:.*");
    private static final Pattern FORWARDED = Pattern.compile("(?i)^\\s*(fwd?|wg)\\s*:.*");

    private final Mailbox mailbox;
    private final Message original;
    private final HeaderBlock head;
    private final Envelope envelope;
    private final String text;

    Answering(Mailbox mailbox, Message original) {
        this.mailbox = mailbox;
        this.original = original;
        byte[] raw = mailbox.raw(original.id());
        head = HeaderBlock.of(raw);
        envelope = Envelope.of(head);
        text = Contents.of(raw).readableText().replace("\r\n", "\n").strip();
    }

    /** By the word that stands in the URL. */
    Writing begin(String write) {
        return switch (write) {
            case "reply" -> answer(false);
            case "reply-all" -> answer(true);
            case "forward" -> forward();
            default -> Writing.BLANK;
        };
    }

    private Writing answer(boolean all) {
        boolean own = envelope.from().stream().anyMatch(this::isOwn);
        List<Person> to = own ? envelope.to() : answerTo();
        List<Person> others = own ? envelope.cc() : others(to);
        String subject =
                ANSWERED.matcher(envelope.subject()).matches() ? envelope.subject() : "Re: " + envelope.subject();
        return new Writing(line(to), all ? line(others) : "", "", subject, "\n\n" + quoted());
    }

    private Writing forward() {
        String subject =
                FORWARDED.matcher(envelope.subject()).matches() ? envelope.subject() : "Fwd: " + envelope.subject();
        String quote =
                """


                ---------- Forwarded message ---------
                From: %s
                Date: %s
                Subject: %s
                To: %s

                %s
                """.formatted(line(envelope.from()), Times.full(when()), envelope.subject(), line(envelope.to()), text);
        return new Writing("", "", "", subject, quote);
    }

    private List<Person> answerTo() {
        List<Person> replyTo = Person.list(head.joined("Reply-To"));
        return replyTo.isEmpty() ? envelope.from() : replyTo;
    }

    /** Everybody else who was written to, once, and without oneself. */
    private List<Person> others(List<Person> to) {
        Set<String> seen = new LinkedHashSet<>(to.stream().map(Person::address).toList());
        return Stream.concat(envelope.to().stream(), envelope.cc().stream())
                .filter(Predicate.not(this::isOwn))
                .filter(person -> seen.add(person.address()))
                .toList();
    }

    private boolean isOwn(Person person) {
        return mailbox.sendAs().mayWriteAs(person.address());
    }

    private String quoted() {
        String lines = text.lines()
                .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
        return "On " + Times.full(when()) + ", " + line(envelope.from()) + " wrote:\n" + lines + "\n";
    }

    private Instant when() {
        return Instant.ofEpochMilli(original.internalDate());
    }

    private static String line(List<Person> people) {
        return people.stream().map(Answering::shown).collect(Collectors.joining(", "));
    }

    /** As a person reads it, unlike {@link Person#header}, which is for the wire. */
    static String shown(Person person) {
        if (person.name().isBlank()) {
            return person.address();
        }
        boolean plain = person.name().chars().noneMatch(c -> "\"(),:;<>@[\\]".indexOf(c) >= 0);
        String name = plain ? person.name() : "\"" + person.name().replaceAll("[\"\\\\]", "") + "\"";
        return name + " <" + person.address() + ">";
    }
}
