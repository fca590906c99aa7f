package dev.tandem.server.bench;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.ConsentByHand;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.inbound.ImportHistory;
import dev.tandem.server.inbound.ImportOutcome;
import dev.tandem.server.mailbox.BeginConnection;
import dev.tandem.server.mailbox.ConnectMailbox;
import dev.tandem.server.mailbox.ConnectResult;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.postgres.CrmFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of one test: a sub-account of their own, addresses of their own, and Ben, who has Jana as his contact. */
public final class Scene {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Bench bench = Bench.shared();
    private final int number = COUNT.incrementAndGet();
    private final CrmFixture crm = new CrmFixture(JdbcClient.create(bench.database()));
    private final SubAccountId kramer = crm.subAccount("Fenster Kramer");
    private final UserId ben = user(kramer, "Ben Arnold", "ben");
    private final UUID jana = contact(kramer, "Jana", "Weber", jana(), Optional.of(ben));

    /** A new one, with a Google account for Ben that is not connected yet. */
    public Scene() {
        bench.setClocks();
        bench.forgetUnits();
        bench.gmail().faults("{}");
        bench.gmail().account(address("ben"), "Ben Arnold");
    }

    public SubAccountId kramer() {
        return kramer;
    }

    public UserId ben() {
        return ben;
    }

    /** The contact Jana Weber. */
    public UUID janaId() {
        return jana;
    }

    /** Jana Weber's address. */
    public String jana() {
        return "jana.weber@praxis-weber-" + number + ".example";
    }

    /** Somebody's address at the agency. */
    public String address(String local) {
        return local + "@nordlicht-" + number + ".example";
    }

    /** Another sub-account. */
    public SubAccountId subAccount(String name) {
        return crm.subAccount(name);
    }

    /** A user who is a member there. */
    public UserId user(SubAccountId subAccount, String name, String local) {
        return crm.user(subAccount, name, address(local));
    }

    /** Makes a user a member of one more sub-account. */
    public void join(SubAccountId subAccount, UserId user) {
        crm.join(subAccount, user);
    }

    /** A contact with one address. */
    public UUID contact(SubAccountId subAccount, String first, String last, String address, Optional<UserId> of) {
        UUID contact = crm.contact(subAccount, first, last, address);
        of.ifPresent(user -> crm.assign(subAccount, contact, user));
        return contact;
    }

    public CrmFixture crm() {
        return crm;
    }

    /** Ben connects his mailbox as everybody does. */
    public MailboxId connectBen() {
        return connect(kramer, ben, address("ben"));
    }

    /** A user connects a mailbox, through the consent pages. */
    public MailboxId connect(SubAccountId subAccount, UserId user, String address) {
        ConnectResult result = consent(subAccount, user, address);
        if (!(result instanceof ConnectResult.Connected)) {
            throw new AssertionError("not connected: " + result);
        }
        return bench.get(MailboxStore.class)
                .connectionOf(subAccount, user)
                .orElseThrow()
                .mailbox()
                .id();
    }

    /** A user goes through the consent pages with everything ticked. */
    public ConnectResult consent(SubAccountId subAccount, UserId user, String address) {
        var question = bench.get(BeginConnection.class)
                .run(new BeginConnection.Wish(subAccount, user, true, false))
                .orElseThrow();
        var answer = new ConsentByHand(question).allow(address);
        return bench.get(ConnectMailbox.class)
                .run(new ConnectMailbox.ConsentAnswer(
                        answer.getOrDefault("state", ""), Optional.ofNullable(answer.get("code")), Optional.of(user)));
    }

    /** Ben sits before his Gmail. */
    public GmailPerson inGmail(String address) {
        return new GmailPerson(bench.gmail(), address);
    }

    /** An email reaches somebody's Gmail; answers with its id there. */
    public String arrives(String local, Mail mail) {
        return bench.gmail().arrive(address(local), mail.text()).path("id").asString();
    }

    /** The same, byte for byte. */
    public String arrives(String local, byte[] mail) {
        return bench.gmail()
                .arriveBytes(address(local), mail, "INBOX,UNREAD")
                .path("id")
                .asString();
    }

    /** Runs of the import, until one of them does not go on at once. */
    public ImportOutcome importNow(MailboxId mailbox) {
        ImportOutcome outcome = bench.get(ImportHistory.class).run(mailbox);
        while (outcome instanceof ImportOutcome.GoOn(Instant at)
                && !at.isAfter(bench.clock().instant())) {
            outcome = bench.get(ImportHistory.class).run(mailbox);
        }
        return outcome;
    }

    /** Everything that stands in a contact's conversation. */
    public List<MessageLine> messages(SubAccountId subAccount, UUID contact) {
        ConversationQueries queries = bench.get(ConversationQueries.class);
        return queries.conversationOf(subAccount, contact)
                .map(conversation -> queries.messages(subAccount, conversation, Optional.empty(), 500)
                        .items())
                .orElse(List.of());
    }

    /** Everything in Jana's conversation. */
    public List<MessageLine> withJana() {
        return messages(kramer, jana);
    }

    /** Latin letters as bytes. */
    public static byte[] ascii(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
