package dev.tandem.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An email as somebody outside writes it. */
public record Mail(List<String> lines, String body) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Copies the lines. */
    public Mail {
        lines = List.copyOf(lines);
    }

    /** An email that has what a proper one has: From, To, Subject, Date and a Message-ID of its own. */
    public static Mail from(String author, String to) {
        return bare("From: " + author, "To: " + to, "Subject: Fenster", "Date: Tue, 24 Nov 2026 09:00:00 +0100")
                .line("Message-ID: <" + newId() + ">");
    }

    /** An email with exactly these lines. */
    public static Mail bare(String... lines) {
        return new Mail(List.of(lines), "Guten Tag\n");
    }

    /** A Message-ID that nobody used before, without brackets. */
    public static String newId() {
        return "m" + COUNT.incrementAndGet() + "@praxis-weber.example";
    }

    /** With this line in place of those of the same name. */
    public Mail line(String line) {
        String name = line.substring(0, line.indexOf(':') + 1);
        List<String> changed = new ArrayList<>(without(name).lines);
        changed.add(line);
        return new Mail(changed, body);
    }

    /** Without the lines of this name, given with its colon. */
    public Mail without(String name) {
        return new Mail(lines.stream().filter(line -> !line.startsWith(name)).toList(), body);
    }

    /** With this subject. */
    public Mail about(String subject) {
        return line("Subject: " + subject);
    }

    /** With this Message-ID, without brackets. */
    public Mail id(String messageId) {
        return line("Message-ID: <" + messageId + ">");
    }

    /** As an answer to this Message-ID. */
    public Mail answering(String messageId) {
        return line("In-Reply-To: <" + messageId + ">").line("References: <" + messageId + ">");
    }

    /** With this text. */
    public Mail saying(String text) {
        return new Mail(lines, text);
    }

    /** As it travels. */
    public String text() {
        return String.join("\n", lines) + "\n\n" + body;
    }
}
