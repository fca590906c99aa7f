package dev.tandem.server.draft;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.MailboxStore;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R50: a user writes a signature, or takes it over from Gmail. */
@Component
public class KeepSignature {

    /** Longer ones belong on a web page. */
    public static final int CHARACTERS_MAX = 2_000;

    private final SignatureStore signatures;
    private final MailboxStore mailboxes;
    private final Gmail gmail;
    private final TransactionOperations transaction;

    KeepSignature(SignatureStore signatures, MailboxStore mailboxes, Gmail gmail, TransactionOperations transaction) {
        this.signatures = signatures;
        this.mailboxes = mailboxes;
        this.gmail = gmail;
        this.transaction = transaction;
    }

    /**
     * Sets it.
     *
     * @throws BadInput if it is too long; then the old one stays
     */
    public void set(SubAccountId subAccount, UserId user, String text) {
        String own = text.replace("\r\n", "\n").strip();
        if (own.length() > CHARACTERS_MAX) {
            throw new BadInput("signature", "member.signature", CHARACTERS_MAX);
        }
        transaction.executeWithoutResult(status -> signatures.set(subAccount, user, own));
    }

    /** The one that the connected address has in Gmail becomes the user's own; false if there is none, or Gmail cannot be asked. */
    public boolean takeFromGmail(SubAccountId subAccount, UserId user) {
        Optional<String> there = mailboxes
                .connectionOf(subAccount, user)
                .flatMap(connection -> got(gmail.signature(
                        connection.mailbox().id(), connection.mailbox().address())))
                .map(KeepSignature::plain)
                .filter(text -> !text.isBlank() && text.length() <= CHARACTERS_MAX);
        there.ifPresent(text -> set(subAccount, user, text));
        return there.isPresent();
    }

    private static Optional<String> got(Answer<String> answer) {
        return answer instanceof Answer.Got<String>(String html) ? Optional.of(html) : Optional.empty();
    }

    /** Gmail keeps it as HTML. */
    private static String plain(String html) {
        Document document = Jsoup.parse(html);
        document.select("p, div, tr, li").before("\n");
        return document.wholeText()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
