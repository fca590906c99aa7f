package dev.tandem.server.draft;

import java.time.Instant;
import java.util.UUID;

/** A text that is written again and again; subject and text may have fields. */
public record TextTemplate(UUID id, Content content, Instant changedAt) {

    /**
     * What somebody wrote.
     *
     * @param name for those who choose among them
     * @param subject empty where the email has one of its own
     */
    public record Content(String name, String subject, String text) {}
}
