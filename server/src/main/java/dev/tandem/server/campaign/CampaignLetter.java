package dev.tandem.server.campaign;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.template.Field;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.campaign.CampaignStore.Waiting;
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

/** Writes a campaign's email for one reader: fields filled in, and the way to unsubscribe on it, for people and for programs (RFC 8058). */
@Component
class CampaignLetter {

    private final FileProviderEmail fileProviderEmail;
    private final MessageSource words;
    private final TandemProperties properties;

    CampaignLetter(FileProviderEmail fileProviderEmail, MessageSource words, TandemProperties properties) {
        this.fileProviderEmail = fileProviderEmail;
        this.words = words;
        this.properties = properties;
    }

    /** From whom it is. */
    record Sender(SubAccountId id, SubAccount subAccount, User author) {}

    /** Empty where the sub-account has no provider. */
    Optional<Letter> to(Sender sender, Campaign.Content content, Waiting reader) {
        Map<Field, String> values = values(sender, reader);
        String address = properties.publicUrl() + UnsubscribePath.PREFIX + reader.token();
        String unsubscribe = words.getMessage(
                "campaign.unsubscribe",
                new Object[0],
                sender.subAccount().language().locale());
        String name = sender.subAccount().name();
        return fileProviderEmail.letter(
                sender.id(),
                name,
                new Participant(Role.TO, reader.address(), fullName(reader)),
                new MailTemplate(content.subject()).render(values),
                new MailTemplate(content.text()).render(values) + "\n\n--\n" + name + "\n" + unsubscribe + ": "
                        + address + "\n",
                content.html()
                        .map(html -> new MailTemplate(html).renderHtml(values) + "<hr><p>" + Entities.escape(name)
                                + " · <a href=\"" + address + "\">" + Entities.escape(unsubscribe) + "</a></p>"),
                List.of(
                        new Letter.Line("List-Unsubscribe", "<" + address + ">"),
                        new Letter.Line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                        new Letter.Line("Precedence", "bulk")));
    }

    static Map<Field, String> values(Sender sender, Waiting reader) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.CONTACT_FIRST_NAME, reader.firstName());
        values.put(Field.CONTACT_LAST_NAME, reader.lastName());
        values.put(Field.CONTACT_FULL_NAME, fullName(reader));
        values.put(Field.CONTACT_COMPANY, reader.company());
        values.put(Field.CONTACT_JOB_TITLE, reader.jobTitle());
        values.put(Field.CONTACT_EMAIL, reader.address().value());
        values.put(Field.USER_NAME, sender.author().name());
        values.put(Field.USER_EMAIL, new EmailAddress(sender.author().loginAddress()).value());
        values.put(Field.SUB_ACCOUNT_NAME, sender.subAccount().name());
        return values;
    }

    private static String fullName(Waiting reader) {
        return (reader.firstName() + " " + reader.lastName()).strip();
    }
}
