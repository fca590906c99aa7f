package dev.tandem.server.gmail;

import com.google.api.services.gmail.model.ListDraftsResponse;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Answers;
import dev.tandem.server.mailbox.EmailBytes;
import dev.tandem.server.mailbox.Gmail;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gmail over its REST API, with Google's own client. */
@Component
final class GmailRest implements Gmail {

    private static final String ME = "me";
    private static final long PAGE_MAX = 500;
    private static final String MESSAGE_ID_IS = "rfc822msgid:";

    private static final String HISTORY_FIELDS =
            "history(id,messagesAdded,labelsAdded,labelsRemoved,messagesDeleted),nextPageToken,historyId";
    private static final String ENVELOPE_FIELDS = "id,threadId,labelIds,internalDate,payload/headers";
    private static final String SOURCE_FIELDS = "id,threadId,labelIds,internalDate,raw";

    private final AskGmail asking;
    private final PushWatch pushWatch;

    GmailRest(AskGmail asking, PushWatch pushWatch) {
        this.asking = asking;
        this.pushWatch = pushWatch;
    }

    @Override
    public Answer<HistoryPage> history(MailboxId mailbox, HistoryCursor after, Optional<String> pageToken) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> HistoryReading.page(gmail.users()
                        .history()
                        .list(ME)
                        .setStartHistoryId(new BigInteger(after.toString()))
                        .setMaxResults(PAGE_MAX)
                        .setPageToken(pageToken.orElse(null))
                        .setFields(HISTORY_FIELDS)
                        .execute()));
    }

    @Override
    public Answer<HistoryCursor> cursorNow(MailboxId mailbox) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> HistoryCursor.parse(
                        gmail.users().getProfile(ME).execute().getHistoryId().toString()));
    }

    @Override
    public Answer<MessagePage> messages(MailboxId mailbox, Listing listing, Optional<String> pageToken) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> page(gmail.users()
                        .messages()
                        .list(ME)
                        .setQ(query(listing))
                        .setLabelIds(
                                listing.label().map(Label::id).map(List::of).orElse(null))
                        .setIncludeSpamTrash(listing.label().isPresent())
                        .setMaxResults(PAGE_MAX)
                        .setPageToken(pageToken.orElse(null))
                        .execute()));
    }

    /** Whole seconds, exclusive in some reports. */
    private static String query(Listing listing) {
        return "after:" + (listing.stretch().since().getEpochSecond() - 1)
                + listing.stretch()
                        .until()
                        .map(until -> " before:" + (until.getEpochSecond() + 1))
                        .orElse("");
    }

    private static MessagePage page(ListMessagesResponse answer) {
        List<Listed> messages = HistoryReading.orNone(answer.getMessages()).stream()
                .map(listed -> new Listed(new GmailMessageId(listed.getId()), new ThreadId(listed.getThreadId())))
                .toList();
        return new MessagePage(messages, Optional.ofNullable(answer.getNextPageToken()));
    }

    @Override
    public Answer<List<Listed>> withMessageId(MailboxId mailbox, RfcMessageId messageId) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> page(gmail.users()
                                .messages()
                                .list(ME)
                                .setQ(MESSAGE_ID_IS + messageId.value())
                                .setIncludeSpamTrash(true)
                                .execute())
                        .messages());
    }

    @Override
    public Answer<Envelope> envelope(MailboxId mailbox, GmailMessageId message) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> MessageReading.envelope(gmail.users()
                        .messages()
                        .get(ME, message.value())
                        .setFormat("metadata")
                        .setFields(ENVELOPE_FIELDS)
                        .execute()));
    }

    @Override
    public Answer<Source> source(MailboxId mailbox, GmailMessageId message) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> MessageReading.source(gmail.users()
                        .messages()
                        .get(ME, message.value())
                        .setFormat("raw")
                        .setFields(SOURCE_FIELDS)
                        .execute()));
    }

    @Override
    public Answer<Draft> createDraft(MailboxId mailbox, Optional<ThreadId> thread, EmailBytes email) {
        Message message = new Message().setThreadId(thread.map(ThreadId::value).orElse(null));
        return asking.ask(
                mailbox,
                Effect.CHANGES,
                gmail -> MessageReading.draft(DraftUpload.run(gmail.users().drafts(), message, email)));
    }

    @Override
    public Answer<Draft> findDraft(MailboxId mailbox, RfcMessageId messageId) {
        Answer<ListDraftsResponse> found = asking.ask(
                mailbox,
                Effect.READS,
                gmail -> gmail.users()
                        .drafts()
                        .list(ME)
                        .setQ(MESSAGE_ID_IS + messageId.value())
                        .execute());
        if (found instanceof Answer.Got<ListDraftsResponse>(ListDraftsResponse list)
                && HistoryReading.orNone(list.getDrafts()).isEmpty()) {
            return new Answer.NotThere<>();
        }
        return Answers.map(found, list -> MessageReading.draft(list.getDrafts().getFirst()));
    }

    @Override
    public Answer<String> signature(MailboxId mailbox, EmailAddress from) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> Objects.requireNonNullElse(
                        gmail.users()
                                .settings()
                                .sendAs()
                                .get(ME, from.value())
                                .execute()
                                .getSignature(),
                        ""));
    }

    @Override
    public Answer<Draft> draft(MailboxId mailbox, String draftId) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> MessageReading.draft(gmail.users()
                        .drafts()
                        .get(ME, draftId)
                        .setFormat("minimal")
                        .execute()));
    }

    @Override
    public Answer<Sent> sendDraft(MailboxId mailbox, String draftId) {
        var draft = new com.google.api.services.gmail.model.Draft().setId(draftId);
        return asking.ask(
                mailbox,
                Effect.CHANGES,
                gmail -> MessageReading.sent(
                        gmail.users().drafts().send(ME, draft).execute()));
    }

    @Override
    public Answer<Boolean> deleteDraft(MailboxId mailbox, String draftId) {
        return asking.ask(mailbox, Effect.CHANGES, gmail -> {
            gmail.users().drafts().delete(ME, draftId).execute();
            return true;
        });
    }

    @Override
    public Answer<List<Envelope>> thread(MailboxId mailbox, ThreadId thread) {
        return asking.ask(
                mailbox,
                Effect.READS,
                gmail -> HistoryReading.orNone(gmail.users()
                                .threads()
                                .get(ME, thread.value())
                                .setFormat("metadata")
                                .setFields("messages(" + ENVELOPE_FIELDS + ")")
                                .execute()
                                .getMessages())
                        .stream()
                        .map(MessageReading::envelope)
                        .toList());
    }

    @Override
    public boolean canPush() {
        return pushWatch.hasTopic();
    }

    @Override
    public Answer<Watch> watch(MailboxId mailbox) {
        return asking.ask(mailbox, Effect.CHANGES, pushWatch::begin);
    }

    @Override
    public Answer<Boolean> stopWatch(MailboxId mailbox) {
        return asking.ask(mailbox, Effect.CHANGES, gmail -> {
            gmail.users().stop(ME).execute();
            return true;
        });
    }
}
