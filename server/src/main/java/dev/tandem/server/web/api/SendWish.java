package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.identity.Access;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.outbound.SendRequest.Choices;
import dev.tandem.server.web.api.SendBody.FileBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** From what a program sends to what the room that sends is asked. */
final class SendWish {

    private SendWish() {}

    /** @throws BadInput where a field is missing that no default stands for */
    static SendRequest of(Access access, SendBody body) {
        UUID contact = checked(body);
        Optional<String> html = Optional.ofNullable(body.html()).filter(text -> !text.isBlank());
        return new SendRequest(
                access.subAccountId(),
                access.userId(),
                access.actor().user().name(),
                contact,
                addresses(body.to()),
                addresses(body.cc()),
                addresses(body.bcc()),
                Optional.ofNullable(body.subject()).map(String::strip),
                text(body, html),
                html.map(MailHtml::written),
                given(body.attachments()).stream().map(SendWish::file).toList(),
                Optional.ofNullable(body.inReplyTo()),
                Boolean.TRUE.equals(body.replyAll()),
                new Choices(
                        Optional.ofNullable(body.from()).flatMap(EmailAddress::parse),
                        Optional.ofNullable(body.forwardOf()),
                        Optional.ofNullable(body.sendAt()),
                        Optional.empty(),
                        Boolean.TRUE.equals(body.evenIfDoNotDisturb())));
    }

    private static UUID checked(SendBody body) {
        List<Fault> faults = new ArrayList<>();
        if (body.contactId() == null) {
            faults.add(Fault.of("contactId", "send.UNKNOWN_CONTACT"));
        }
        if (body.inReplyTo() == null
                && body.forwardOf() == null
                && (body.subject() == null || body.subject().isBlank())) {
            faults.add(Fault.of("subject", "send.noSubject"));
        }
        if (body.from() != null && EmailAddress.parse(body.from()).isEmpty()) {
            faults.add(Fault.of("from", "send.FROM_NOT_YOURS"));
        }
        if (body.forwardOf() != null && given(body.to()).isEmpty()) {
            faults.add(Fault.of("to", "send.NO_RECIPIENT"));
        }
        List<FileBody> files = given(body.attachments());
        for (int at = 0; at < files.size(); at++) {
            if (files.get(at).contentBase64() == null) {
                faults.add(Fault.of("attachments[" + at + "].contentBase64", "send.noContent"));
            }
        }
        BadInput.throwIfAny(faults);
        return Objects.requireNonNull(body.contactId());
    }

    /** Every email has a plain text, for those who read no other. */
    private static String text(SendBody body, Optional<String> html) {
        String text = Objects.requireNonNullElse(body.text(), "")
                .replace("\r\n", "\n")
                .stripTrailing();
        return text.isEmpty()
                ? html.map(formatted -> Jsoup.parse(formatted).wholeText().strip())
                        .orElse("")
                : text;
    }

    private static Letter.File file(FileBody file) {
        RawEmail bytes = Objects.requireNonNull(file.contentBase64()).bytes();
        String name = Objects.requireNonNullElse(file.fileName(), "");
        String type = Objects.requireNonNullElse(file.contentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE);
        return new Letter.File(
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), type, bytes);
    }

    private static List<String> addresses(@Nullable List<RecipientBody> recipients) {
        return given(recipients).stream().map(RecipientBody::address).toList();
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
