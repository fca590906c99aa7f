package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.conversation.VerdictQueries.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which email somebody asks about: a Message-ID, a link or id of Gmail's, or an address.
 *
 * @param questions one after the other, until one finds something
 * @param trouble why nothing can be asked; one of {@code link} and {@code unclear}, empty if something can
 */
record AskedEmail(List<Question> questions, String trouble) {

    private static final String MESSAGE_ID_OPERATOR = "rfc822msgid:";

    static AskedEmail of(String text) {
        if (text.startsWith(MESSAGE_ID_OPERATOR)) {
            return of("<" + text.substring(MESSAGE_ID_OPERATOR.length()).replaceAll("[<>]", "") + ">");
        }
        return GmailLink.parse(text).map(AskedEmail::of).orElseGet(() -> byWords(text));
    }

    private static AskedEmail of(GmailLink link) {
        return switch (link) {
            case GmailLink.Named(String id) ->
                new AskedEmail(List.of(Question.ofGmailMessage(id), Question.ofGmailThread(id)), "");
            case GmailLink.NoId none -> new AskedEmail(List.of(), "link");
        };
    }

    /** Without brackets one cannot tell a Message-ID from an address, so both are asked. */
    private static AskedEmail byWords(String text) {
        List<Question> questions = new ArrayList<>();
        if (text.contains("@") && text.indexOf('\0') < 0) {
            RfcMessageId.parse(text).map(Question::ofMessageId).ifPresent(questions::add);
            address(text).map(Question::ofAddress).ifPresent(questions::add);
        }
        return new AskedEmail(questions, questions.isEmpty() ? "unclear" : "");
    }

    private static Optional<EmailAddress> address(String text) {
        return text.startsWith("<") ? Optional.empty() : EmailAddress.parse(text);
    }
}
