package dev.tandem.scenarios.simulation.story;

import java.util.ArrayList;
import java.util.List;

/** An email as somebody writes it, line by line. */
record Post(List<String> lines, String text) {

    /** From somebody, about something, at some time. */
    static Post from(String author, String subject, String date) {
        return new Post(List.of("From: " + author, "Subject: " + subject, "Date: " + date), "");
    }

    /** With a line that names people, if it names any. */
    Post naming(String line, List<String> people) {
        return people.isEmpty() ? this : with(line + ": " + String.join(", ", people));
    }

    Post with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new Post(more, text);
    }

    /** In answer to an email with this Message-ID, brackets included; to none where it has none. */
    Post answering(String messageId) {
        return messageId.isEmpty() ? this : with("In-Reply-To: " + messageId).with("References: " + messageId);
    }

    Post saying(String words) {
        return new Post(lines, words);
    }

    String raw() {
        return String.join("\n", lines) + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n" + text
                + "\n";
    }
}
