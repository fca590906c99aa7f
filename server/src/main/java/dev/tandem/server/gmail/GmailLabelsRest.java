package dev.tandem.server.gmail;

import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.GmailLabels;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Labels over Gmail's REST API: one message with modify, which tells if it is gone, several with batchModify. */
@Component
final class GmailLabelsRest implements GmailLabels {

    private static final String ME = "me";

    private final AskGmail asking;

    GmailLabelsRest(AskGmail asking) {
        this.asking = asking;
    }

    @Override
    public Answer<Boolean> change(
            MailboxId mailbox, List<GmailMessageId> messages, Set<Label> added, Set<Label> removed) {
        return messages.size() == 1
                ? one(mailbox, messages.getFirst(), ids(added), ids(removed))
                : several(mailbox, messages, ids(added), ids(removed));
    }

    private Answer<Boolean> one(MailboxId mailbox, GmailMessageId message, List<String> added, List<String> removed) {
        return asking.ask(mailbox, Effect.CHANGES, gmail -> {
            gmail.users()
                    .messages()
                    .modify(
                            ME,
                            message.value(),
                            new ModifyMessageRequest().setAddLabelIds(added).setRemoveLabelIds(removed))
                    .execute();
            return true;
        });
    }

    private Answer<Boolean> several(
            MailboxId mailbox, List<GmailMessageId> messages, List<String> added, List<String> removed) {
        BatchModifyMessagesRequest request = new BatchModifyMessagesRequest()
                .setIds(messages.stream().map(GmailMessageId::value).toList())
                .setAddLabelIds(added)
                .setRemoveLabelIds(removed);
        return asking.ask(mailbox, Effect.CHANGES, gmail -> {
            gmail.users().messages().batchModify(ME, request).execute();
            return true;
        });
    }

    private static List<String> ids(Set<Label> labels) {
        return labels.stream().map(Label::id).sorted().toList();
    }
}
