package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.template.Field;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.core.workflow.Step;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.campaign.UnsubscribePath;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.User;
import dev.tandem.server.outbound.FileProviderEmail;
import dev.tandem.server.outbound.Letter;
import java.util.EnumMap;
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
        return address(contact).flatMap(address -> {
            Map<Field, String> values = values(sender, contact, address);
            String link = properties.publicUrl() + UnsubscribePath.PREFIX + token;
            String unsubscribe = words.getMessage(
                    "campaign.unsubscribe",
                    new Object[0],
                    sender.subAccount().language().locale());
            String name = sender.subAccount().name();
            return fileProviderEmail.letter(
                    sender.id(),
                    name,
                    new Participant(Role.TO, address, fullName(contact)),
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

    /** Where a contact is written to: at the first address. */
    static Optional<EmailAddress> address(Details contact) {
        return contact.addresses().stream()
                .filter(Address::primary)
                .findFirst()
                .flatMap(address -> EmailAddress.parse(address.value()));
    }

    static Map<Field, String> values(Sender sender, Details contact, EmailAddress address) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.CONTACT_FIRST_NAME, contact.firstName());
        values.put(Field.CONTACT_LAST_NAME, contact.lastName());
        values.put(Field.CONTACT_FULL_NAME, fullName(contact));
        values.put(Field.CONTACT_COMPANY, contact.company());
        values.put(Field.CONTACT_JOB_TITLE, contact.jobTitle());
        values.put(Field.CONTACT_EMAIL, address.value());
        values.put(Field.USER_NAME, sender.user().name());
        values.put(Field.USER_EMAIL, new EmailAddress(sender.user().loginAddress()).value());
        values.put(Field.SUB_ACCOUNT_NAME, sender.subAccount().name());
        return values;
    }

    static String fullName(Details contact) {
        return (contact.firstName() + " " + contact.lastName()).strip();
    }
}
