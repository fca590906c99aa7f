package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.ForwardRules;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.Role;
import dev.tandem.core.smartbcc.Forward;
import dev.tandem.core.smartbcc.ForwardBlockRules;
import dev.tandem.core.smartbcc.ForwardReading;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * R67: takes the original out of an email that passes it on. Attached it is there byte for byte; below a block of lines it is written
 * anew, with the whole email that passed it on beside it, so that nothing is lost and everybody can compare.
 */
@Component
class UnwrapForward {

    private static final String ATTACHED = "message/rfc822";

    private final EmailReader reader;
    private final OriginalWriter writer;

    UnwrapForward(EmailReader reader, OriginalWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * What was passed on.
     *
     * @param raw the original's bytes, or those of the email itself where it is unclear
     * @param email the same, read
     */
    record Unwrapped(Forward forward, RawEmail raw, ReadEmail email) {}

    /** Empty if it passes on nothing, as far as anybody can tell. */
    Optional<Unwrapped> of(RawEmail raw, ReadEmail email) {
        List<ReadAttachment> attached = email.attachments().stream()
                .filter(file -> file.contentType().equalsIgnoreCase(ATTACHED))
                .toList();
        if (attached.size() == 1) {
            return Optional.of(attached(attached.getFirst().bytes(), raw, email));
        }
        if (attached.size() > 1) {
            return Optional.of(unclear(raw, email));
        }
        return switch (ForwardBlockRules.read(email.text())) {
            case ForwardReading.Original original -> Optional.of(written(original, raw, email));
            case ForwardReading.Unclear ignored -> Optional.of(unclear(raw, email));
            case ForwardReading.None ignored ->
                Optional.of(unclear(raw, email))
                        .filter(one -> ForwardRules.isForward(email.headers().subject()));
        };
    }

    private Unwrapped attached(RawEmail original, RawEmail raw, ReadEmail email) {
        ReadEmail inner = reader.read(original);
        List<Participant> authors = authors(inner);
        return authors.size() == 1
                ? new Unwrapped(new Forward.Of(authors.getFirst()), original, inner)
                : unclear(raw, email);
    }

    private Unwrapped written(ForwardReading.Original original, RawEmail raw, ReadEmail email) {
        Participant author = new Participant(Role.FROM, original.author(), original.name());
        Optional<EmailAddress> forwarder =
                authors(email).stream().map(Participant::address).findFirst();
        RawEmail rewritten = writer.write(original, forwarder, email.attachments(), raw);
        return new Unwrapped(new Forward.Of(author), rewritten, reader.read(rewritten));
    }

    private static Unwrapped unclear(RawEmail raw, ReadEmail email) {
        return new Unwrapped(new Forward.Unclear(), raw, email);
    }

    private static List<Participant> authors(ReadEmail email) {
        return email.headers().participants().stream()
                .filter(person -> person.role() == Role.FROM)
                .toList();
    }
}
