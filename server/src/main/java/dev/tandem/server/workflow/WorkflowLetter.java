package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.template.Field;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.core.workflow.Step;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.campaign.UnsubscribePath;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.FieldValues;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.User;
import dev.tandem.server.outbound.FileProviderEmail;
import dev.tandem.server.outbound.Letter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Entities;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a workflow's email for one contact: fields filled in, a way to unsubscribe (RFC 8058), and marked as written by a machine (RFC 3834). */
@Component
class WorkflowLetter {

    private final FileProviderEmail fileProviderEmail;
    private final MessageSource words;
    private final TandemProperties properties;

    WorkflowLetter(FileProviderEmail fileProviderEmail, MessageSource words, TandemProperties properties) {
        this.fileProviderEmail = fileProviderEmail;
        this.words = words;
        this.properties = properties;
    }

    /**
     * From whom it is.
     *
     * @param user whoever the contact is assigned to, or else who saved the workflow
     */
    record Sender(SubAccountId id, SubAccount subAccount, User user) {}

    /** Empty where the sub-account has no provider, or the contact has no address. */
    Optional<Letter> to(Sender sender, Step.SendEmail email, Details contact, String token) {
        return FieldValues.address(contact).flatMap(address -> {
            Map<Field, String> values =
                    FieldValues.of(contact, sender.user(), sender.subAccount().name());
            String link = properties.publicUrl() + UnsubscribePath.PREFIX + token;
            String unsubscribe = words.getMessage(
                    "campaign.unsubscribe",
                    new Object[0],
                    sender.subAccount().language().locale());
            String name = sender.subAccount().name();
            return fileProviderEmail.letter(
                    sender.id(),
                    name,
                    new Participant(Role.TO, address, FieldValues.fullName(contact)),
                    new MailTemplate(email.subject()).render(values),
                    new MailTemplate(email.text()).render(values) + "\n\n--\n" + name + "\n" + unsubscribe + ": " + link
                            + "\n",
                    email.html()
                            .map(html -> new MailTemplate(html).renderHtml(values) + "<hr><p>" + Entities.escape(name)
                                    + " · <a href=\"" + link + "\">" + Entities.escape(unsubscribe) + "</a></p>"),
                    List.of(
                            new Letter.Line("Auto-Submitted", "auto-generated"),
                            new Letter.Line("X-Auto-Response-Suppress", "All"),
                            new Letter.Line("List-Unsubscribe", "<" + link + ">"),
                            new Letter.Line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));
        });
    }
}
