package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.conversation.Verdict;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.inbound.WhatIf.Answers;
import dev.tandem.server.inbound.WhatIf.Imagined;
import dev.tandem.server.inbound.WhatIf.WouldBe;
import dev.tandem.server.postgres.CrmFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R80: what would happen if this email came, or left")
class WhatIfTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final WhatIf whatIf = bench.get(WhatIf.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("is what then happens, by the same rule and the same steps, for mail in and out")
    void isWhatHappens() {
        UUID grete = scene.contact(kramer, "Grete", "Holzinger", scene.address("grete"), Optional.empty());
        for (String author : List.of(scene.jana(), scene.address("grete"), "nobody@post.example")) {
            Verdict would = in(author, scene.address("ben"));
            String id = scene.arrives("ben", Mail.from(author, scene.address("ben")));
            scene.importNow(mailbox);
            assertThat(facts.verdict(kramer, mailbox, id)).containsExactly(would.outcome() + " " + would.rule());
            assertThat(facts.wholeVerdict(mailbox, id))
                    .contains(would.steps().getFirst().finding().name());
        }
        for (String reader : List.of(scene.jana(), scene.address("grete"), "nobody@post.example")) {
            Verdict would = in(scene.address("ben"), reader);
            String id = scene.inGmail(scene.address("ben"))
                    .sends(Mail.from(scene.address("ben"), reader).text())
                    .path("id")
                    .asString();
            scene.importNow(mailbox);
            assertThat(facts.verdict(kramer, mailbox, id)).containsExactly(would.outcome() + " " + would.rule());
        }
        assertThat(scene.messages(kramer, grete)).isEmpty();
    }

    @Test
    @DisplayName("in a thread that runs here it continues there, whoever writes")
    void inThread() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        UUID thread = scene.withJana().getFirst().threadId();

        Answers answers = ask(new Imagined(
                        address("nobody@post.example"),
                        List.of(address(scene.address("ben"))),
                        List.of(),
                        Optional.of(thread)))
                .orElseThrow();

        assertThat(verdict(answers).rule().name()).isEqualTo("R11");
        assertThat(answers.subAccounts().getFirst().judgement().attribution())
                .isInstanceOfSatisfying(
                        Attribution.Continues.class,
                        continues ->
                                assertThat(continues.binding().thread().value()).isEqualTo(thread));
        assertThat(bench.get(BoundThreads.class).recent(kramer, mailbox, 5))
                .singleElement()
                .satisfies(running -> {
                    assertThat(running.threadId()).isEqualTo(thread);
                    assertThat(running.contactName()).isEqualTo("Jana Weber");
                });
    }

    @Test
    @DisplayName("R30, R31: in each sub-account of one's own on that mailbox, this one first, and in nobody else's")
    void everywhere() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        SubAccountId holm = scene.subAccount("Holm");
        UserId timo = scene.user(holm, "Timo Reiß", "timo");
        scene.connect(holm, timo, scene.address("ben"));
        scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.empty());

        List<WouldBe> here =
                ask(imagined(scene.jana(), scene.address("ben"))).orElseThrow().subAccounts();
        assertThat(here).extracting(WouldBe::subAccount).containsExactly(kramer, lindenhof);
        assertThat(here)
                .extracting(answer -> answer.judgement().verdict().outcome().name())
                .containsExactly("SYNCED", "HELD_BACK");
        assertThat(whatIf.run(lindenhof, scene.ben(), imagined(scene.jana(), scene.address("ben")))
                        .orElseThrow()
                        .subAccounts())
                .extracting(WouldBe::subAccount)
                .containsExactly(lindenhof, kramer);
        assertThat(whatIf.run(holm, timo, imagined(scene.jana(), scene.address("ben")))
                        .orElseThrow()
                        .subAccounts())
                .extracting(WouldBe::subAccount)
                .containsExactly(holm);
    }

    @Test
    @DisplayName("and nothing of it is stored")
    void storesNothing() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        Map<String, String> before = facts.everythingOf(kramer);
        List<String> ledger = facts.ledger(mailbox);

        in(scene.jana(), scene.address("ben"));
        in(scene.address("ben"), scene.jana());
        in("wolperting@post.example", scene.address("ben"));

        assertThat(facts.everythingOf(kramer)).isEqualTo(before);
        assertThat(facts.ledger(mailbox)).isEqualTo(ledger);
        assertThat(facts.tablesWith("wolperting")).isEmpty();
    }

    @Test
    @DisplayName("nothing without a connection, and no answer to what cannot be")
    void refused() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        assertThat(whatIf.run(kramer, ada, imagined(scene.jana(), scene.address("ben"))))
                .isEmpty();
        assertThat(faults(new Imagined(address(scene.address("ben")), List.of(), List.of(), Optional.empty())))
                .containsExactly("to");
        assertThat(faults(new Imagined(address(scene.jana()), List.of(), List.of(), Optional.of(UUID.randomUUID()))))
                .containsExactly("threadId");
        assertThat(verdict(ask(new Imagined(address(scene.jana()), List.of(), List.of(), Optional.empty()))
                                .orElseThrow())
                        .rule()
                        .name())
                .isEqualTo("R12");
    }

    private List<String> faults(Imagined imagined) {
        BadInput refused = catchThrowableOfType(BadInput.class, () -> ask(imagined));
        return refused.faults().stream().map(BadInput.Fault::field).toList();
    }

    private Verdict in(String from, String... to) {
        return verdict(ask(imagined(from, to)).orElseThrow());
    }

    private static Verdict verdict(Answers answers) {
        return answers.subAccounts().getFirst().judgement().verdict();
    }

    private Optional<Answers> ask(Imagined imagined) {
        return whatIf.run(kramer, scene.ben(), imagined);
    }

    private static Imagined imagined(String from, String... to) {
        return new Imagined(
                address(from), Arrays.stream(to).map(WhatIfTest::address).toList(), List.of(), Optional.empty());
    }

    private static EmailAddress address(String text) {
        return new EmailAddress(text);
    }
}
