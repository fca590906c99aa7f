package dev.tandem.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Scope;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.ConsentByHand;
import dev.tandem.server.mailbox.BeginConnection.Wish;
import dev.tandem.server.mailbox.ConnectMailbox.ConsentAnswer;
import dev.tandem.server.mailbox.ConnectResult.Reason;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connecting a mailbox")
class ConnectMailboxTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore store = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final String ben = scene.address("ben");

    @Test
    @DisplayName("R02, R04: asks for what is needed and no more, and keeps the token sealed for this mailbox alone")
    void connected() {
        bench.gmail().alias(ben, "info@fenster-kramer.example", true);
        bench.gmail().alias(ben, "unbestaetigt@fenster-kramer.example", false);
        ConsentByHand consent = question(false);

        assertThat(consent.asked()).containsEntry("code_challenge_method", "S256");
        assertThat(List.of(consent.asked().getOrDefault("scope", "").split(" ")))
                .containsExactlyInAnyOrder("openid", "email", "https://www.googleapis.com/auth/gmail.modify");
        assertThat(answered(consent.allow(ben)))
                .isEqualTo(new ConnectResult.Connected(scene.kramer(), new EmailAddress(ben)));
        Mailbox mailbox = mailbox();
        assertThat(mailbox.consent()).isEqualTo(Consent.GRANTED);
        assertThat(mailbox.ownAddresses().contain(new EmailAddress("info@fenster-kramer.example")))
                .isTrue();
        assertThat(mailbox.ownAddresses().contain(new EmailAddress("unbestaetigt@fenster-kramer.example")))
                .isFalse();
        byte[] sealed = store.refreshToken(mailbox.id()).orElseThrow();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).startsWith("mailbox " + mailbox.id());
        assertThat(bench.facts().changes(scene.kramer())).containsExactly("CONNECTION_CHANGED");
    }

    @Test
    @DisplayName(
            "an answer to no question, to one answered already, to an old one, or in somebody else's session connects nobody")
    void notAsked() {
        Map<String, String> answer = question(false).allow(ben);
        assertThat(answered(Map.of("state", "erfunden", "code", "x")))
                .isEqualTo(new ConnectResult.NotAsked(Reason.UNKNOWN));

        var ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        assertThat(bench.get(ConnectMailbox.class).run(in(answer, Optional.of(ada))))
                .isEqualTo(new ConnectResult.NotAsked(Reason.FOREIGN));
        assertThat(answered(answer)).isEqualTo(new ConnectResult.NotAsked(Reason.REPLAYED));
        Map<String, String> withoutSession = question(false).allow(ben);
        assertThat(bench.get(ConnectMailbox.class).run(in(withoutSession, Optional.empty())))
                .isEqualTo(new ConnectResult.NotAsked(Reason.FOREIGN));
        Map<String, String> late = question(false).allow(ben);
        bench.clock().pass(BeginConnection.ANSWER_TIME);
        assertThat(answered(late)).isEqualTo(new ConnectResult.NotAsked(Reason.EXPIRED));
        assertNotConnected();
    }

    @Test
    @DisplayName("a replay of a taken answer changes nothing")
    void replayed() {
        Map<String, String> answer = question(false).allow(ben);
        assertThat(answered(answer)).isInstanceOf(ConnectResult.Connected.class);
        assertThat(answered(answer)).isEqualTo(new ConnectResult.NotAsked(Reason.REPLAYED));
        assertThat(mailbox().consent()).isEqualTo(Consent.GRANTED);
    }

    @Test
    @DisplayName("begun by a program: the answer needs no session, but never one of somebody else")
    void fromProgram() {
        var question = bench.get(BeginConnection.class)
                .run(new Wish(scene.kramer(), scene.ben(), false, false))
                .orElseThrow();
        Map<String, String> answer = new ConsentByHand(question).allow(ben);

        assertThat(bench.get(ConnectMailbox.class).run(in(answer, Optional.empty())))
                .isInstanceOf(ConnectResult.Connected.class);
    }

    @Test
    @DisplayName(
            "a code for another PKCE verifier, an identity token with another nonce and a made-up code connect nobody")
    void forged() {
        assertThat(answered(question(false)
                        .with("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                        .allow(ben)))
                .isInstanceOf(ConnectResult.NotVouchedFor.class);
        assertThat(answered(question(false).with("nonce", "anderer").allow(ben)))
                .isInstanceOf(ConnectResult.NotVouchedFor.class);
        assertThat(answered(Map.of("state", question(false).asked().getOrDefault("state", ""), "code", "erfunden")))
                .isInstanceOf(ConnectResult.NotVouchedFor.class);
        assertNotConnected();
    }

    @Test
    @DisplayName("a person who says no is not connected")
    void denied() {
        assertThat(answered(question(false).deny(ben))).isEqualTo(new ConnectResult.Denied(scene.kramer()));
        assertNotConnected();
    }

    @Test
    @DisplayName("R05, F41: a box left unticked connects nobody, names what is missing, and gives the grant back")
    void scopesMissing() {
        long before = bench.gmail().lastCall();

        assertThat(answered(question(false).allowWithoutGmail(ben)))
                .isEqualTo(new ConnectResult.PermissionsMissing(scene.kramer(), Set.of(Scope.GMAIL_MODIFY)));

        assertNotConnected();
        assertThat(revocations(before)).isEqualTo(1);
    }

    @Test
    @DisplayName("R05: the mailbox that is connected elsewhere keeps its consent when a box is left unticked here")
    void scopesMissingElsewhere() {
        MailboxId mailbox = scene.connectBen();
        SubAccountId lindenhof = lindenhof();
        var question = bench.get(BeginConnection.class)
                .run(new Wish(lindenhof, scene.ben(), true, false))
                .orElseThrow();

        ConsentByHand consent = new ConsentByHand(question).with("include_granted_scopes", "false");
        assertThat(answered(consent.allowWithoutGmail(ben))).isInstanceOf(ConnectResult.PermissionsMissing.class);

        scene.arrives("ben", Mail.from(scene.jana(), ben));
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R03: somebody who is no member cannot begin, nor finish when removed meanwhile")
    void noMember() {
        SubAccountId elsewhere = scene.subAccount("Fremd");
        assertThat(bench.get(BeginConnection.class).run(new Wish(elsewhere, scene.ben(), true, false)))
                .isEmpty();

        Map<String, String> answer = question(false).allow(ben);
        scene.crm().leave(scene.kramer(), scene.ben());
        assertThat(answered(answer)).isEqualTo(new ConnectResult.NoMember(scene.kramer()));
        assertNotConnected();
    }

    @Test
    @DisplayName("Google not answering, or answering with an error, connects nobody; setting out again does")
    void unreachable() {
        bench.gmail().faults("{\"token\":{\"failWith\":\"503\"}}");
        assertThat(answered(question(false).allow(ben))).isInstanceOf(ConnectResult.Unreachable.class);
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"gmail.users.getProfile\",\"account\":\"" + ben
                        + "\",\"times\":1,\"status\":503,\"reason\":\"backendError\"}]}");
        assertThat(answered(question(false).allow(ben))).isInstanceOf(ConnectResult.Unreachable.class);
        bench.gmail().faults("{}");
        assertNotConnected();

        scene.connectBen();
    }

    @Test
    @DisplayName("F43: a second sub-account shares the mailbox and its token; without a new token the old one stays")
    void secondSubAccount() {
        MailboxId mailbox = scene.connectBen();
        SubAccountId lindenhof = lindenhof();
        byte[] token = store.refreshToken(mailbox).orElseThrow();
        var question = bench.get(BeginConnection.class)
                .run(new Wish(lindenhof, scene.ben(), true, false))
                .orElseThrow();
        ConsentByHand quiet = new ConsentByHand(question).with("access_type", "online");

        assertThat(answered(quiet.allow(ben))).isInstanceOf(ConnectResult.Connected.class);

        assertThat(store.connectionOf(lindenhof, scene.ben())
                        .orElseThrow()
                        .mailbox()
                        .id())
                .isEqualTo(mailbox);
        assertThat(store.refreshToken(mailbox)).contains(token);
        assertThat(store.connections(mailbox)).isEqualTo(2);
    }

    @Test
    @DisplayName("F43: no token at all, and none kept, connects nobody")
    void noTokenAtAll() {
        assertThat(answered(question(false).with("access_type", "online").allow(ben)))
                .isInstanceOf(ConnectResult.NotVouchedFor.class);
        assertNotConnected();
    }

    @Test
    @DisplayName(
            "R07, R70: another address replaces the first; its old threads stop, it is left, new mail comes from the new one")
    void update() {
        MailboxId old = scene.connectBen();
        String first = Mail.newId();
        scene.arrives("ben", Mail.from(scene.jana(), ben).id(first));
        scene.importNow(old);
        String other = scene.address("ben.arnold");
        bench.gmail().account(other, "Ben Arnold");
        long before = bench.gmail().lastCall();

        MailboxId replaced = scene.connect(scene.kramer(), scene.ben(), other);

        assertThat(replaced).isNotEqualTo(old);
        assertThat(store.connections(old)).isZero();
        assertThat(store.find(old).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(store.refreshToken(old)).isEmpty();
        assertThat(revocations(before)).isEqualTo(1);
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("Re: Fenster").answering(first));
        scene.arrives("ben.arnold", Mail.from(scene.jana(), other).about("neu"));
        scene.importNow(old);
        scene.importNow(replaced);
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster", "neu");
    }

    @Test
    @DisplayName(
            "R74, F42: a lost consent comes back for the same address only, and brings what was missed, but nothing older")
    void renewed() {
        MailboxId mailbox = scene.connectBen();
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("vorher"));
        scene.importNow(mailbox);
        bench.gmail().changePassword(ben);
        bench.get(LoseConsent.class).run(mailbox);
        bench.get(LoseConsent.class).run(mailbox);
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("verpasst"));
        String other = scene.address("ben.arnold");
        bench.gmail().account(other, "Ben Arnold");
        long before = bench.gmail().lastCall();

        ConsentByHand consent = question(false);
        assertThat(consent.asked()).containsEntry("login_hint", ben);
        assertThat(answered(consent.allow(other)))
                .isEqualTo(
                        new ConnectResult.OtherAddress(scene.kramer(), new EmailAddress(ben), new EmailAddress(other)));
        assertThat(revocations(before)).isEqualTo(1);
        assertThat(mailbox().consent()).isEqualTo(Consent.LOST);

        assertThat(scene.connectBen()).isEqualTo(mailbox);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("vorher", "verpasst");
        assertThat(bench.facts().changes(scene.kramer()))
                .filteredOn("CONNECTION_CHANGED"::equals)
                .hasSize(3);
    }

    @Test
    @DisplayName("R70, R74: whoever wants another address while the consent is lost says so, and gets it")
    void changedWhileLost() {
        MailboxId mailbox = scene.connectBen();
        bench.get(LoseConsent.class).run(mailbox);
        String other = scene.address("ben.arnold");
        bench.gmail().account(other, "Ben Arnold");

        assertThat(answered(question(true).allow(other))).isInstanceOf(ConnectResult.Connected.class);

        assertThat(mailbox().address()).isEqualTo(new EmailAddress(other));
        assertThat(store.connections(mailbox)).isZero();
    }

    @Test
    @DisplayName("R06: whoever disconnects and connects again begins anew; what came in between stays outside")
    void connectedAgain() {
        MailboxId mailbox = scene.connectBen();
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("dazwischen"));

        assertThat(scene.connectBen()).isEqualTo(mailbox);
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("danach"));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("danach");
    }

    @Test
    @DisplayName("R06: what came between the two connections of a mailbox stands only where it was connected already")
    void laterSubAccount() {
        MailboxId mailbox = scene.connectBen();
        SubAccountId lindenhof = lindenhof();
        var jana = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.arrives("ben", Mail.from(scene.jana(), ben).about("dazwischen"));
        scene.connect(lindenhof, scene.ben(), ben);

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.messages(lindenhof, jana)).isEmpty();
        assertThat(bench.facts().verdicts(lindenhof, mailbox)).containsExactly("NOT_SYNCED R06");
    }

    private SubAccountId lindenhof() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        return lindenhof;
    }

    private ConsentByHand question(boolean toChangeAddress) {
        return new ConsentByHand(bench.get(BeginConnection.class)
                .run(new Wish(scene.kramer(), scene.ben(), true, toChangeAddress))
                .orElseThrow());
    }

    private ConnectResult answered(Map<String, String> answer) {
        return bench.get(ConnectMailbox.class).run(in(answer, Optional.of(scene.ben())));
    }

    private static ConsentAnswer in(Map<String, String> answer, Optional<UserId> session) {
        return new ConsentAnswer(answer.getOrDefault("state", ""), Optional.ofNullable(answer.get("code")), session);
    }

    private Mailbox mailbox() {
        return store.connectionOf(scene.kramer(), scene.ben()).orElseThrow().mailbox();
    }

    private void assertNotConnected() {
        assertThat(store.connectionOf(scene.kramer(), scene.ben())).isEmpty();
        assertThat(bench.facts().changes(scene.kramer())).isEmpty();
    }

    private long revocations(long since) {
        return bench.gmail().everyCall(since).stream()
                .filter(call -> call.path("method").asString().equals("oauth.revoke"))
                .filter(call -> call.path("status").asInt() == 200)
                .count();
    }
}
