package dev.tandem.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.provider.DeliverByProvider;
import dev.tandem.server.provider.DeliveryStore;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("R74: whose mailbox needs new consent is told by email")
class ConsentLostNoticeTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();

    @Test
    @DisplayName(
            "once per loss, through the provider, with one link to the profile and the mark of this installation (F85)")
    void once() throws MessagingException, IOException {
        MailboxId mailbox = scene.connectBen();
        bench.get(LoseConsent.class).run(mailbox);
        bench.get(LoseConsent.class).run(mailbox);
        deliver();
        deliver();

        List<MimeMessage> told = inbox("ben");
        assertThat(told).hasSize(1);
        MimeMessage notice = told.getFirst();
        assertThat(notice.getFrom()[0].toString()).isEqualTo("Tandem <crm@fenster-kramer.example>");
        assertThat(notice.getSubject()).isEqualTo("Google needs your consent for " + scene.address("ben") + " again");
        assertThat(notice.getHeader(Installation.NOTICE_MARK))
                .containsExactly(bench.get(Installation.class).id().toString());
        assertThat(notice.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String text = notice.getContent().toString();
        String profile = "http://localhost:8080/s/" + scene.kramer() + "/settings/profile";
        assertThat(text).contains("Ben Arnold", scene.address("ben"), profile);
        assertThat(Pattern.compile("https?://").matcher(text).results()).hasSize(1);
    }

    @Test
    @DisplayName("in the user's language, once also where the mailbox serves several sub-accounts, and each user of it")
    void everybody() throws MessagingException, IOException {
        String team = scene.address("team");
        bench.gmail().account(team, "Team");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        UserId ada = scene.user(lindenhof, "Ada Lenz", "ada");
        JdbcClient.create(bench.database())
                .sql("update crm_user set language = 'de' where user_id = :ada")
                .param("ada", ada.value())
                .update();
        scene.join(lindenhof, scene.ben());
        MailboxId mailbox = scene.connect(scene.kramer(), scene.ben(), team);
        assertThat(scene.connect(lindenhof, scene.ben(), team)).isEqualTo(mailbox);
        assertThat(scene.connect(lindenhof, ada, team)).isEqualTo(mailbox);

        bench.get(LoseConsent.class).run(mailbox);
        deliver();

        assertThat(inbox("ben")).hasSize(1);
        List<MimeMessage> adas = inbox("ada");
        assertThat(adas).hasSize(1);
        assertThat(adas.getFirst().getSubject()).isEqualTo("Google braucht Ihre Zustimmung für " + team + " erneut");
        assertThat(adas.getFirst().getContent().toString())
                .contains("Guten Tag Ada Lenz,", "/s/" + lindenhof + "/settings/profile");
        assertThat(inbox("team")).isEmpty();
    }

    @Test
    @DisplayName("again after the next loss")
    void again() throws MessagingException, IOException {
        MailboxId mailbox = scene.connectBen();
        bench.get(LoseConsent.class).run(mailbox);
        scene.connectBen();
        bench.clock().pass(Duration.ofMinutes(5));
        bench.get(LoseConsent.class).run(mailbox);
        deliver();
        assertThat(inbox("ben")).hasSize(2);
    }

    private void deliver() {
        NodeId node = new NodeId(UUID.randomUUID());
        DeliveryStore deliveries = bench.get(DeliveryStore.class);
        deliveries.claim(node, bench.clock().instant(), 100).forEach(due -> {
            bench.get(DeliverByProvider.class).run(due);
            deliveries.giveBack(node, due);
        });
    }

    /** What came to somebody's Gmail. */
    private List<MimeMessage> inbox(String local) throws MessagingException {
        List<MimeMessage> all = new ArrayList<>();
        for (JsonNode message : bench.gmail().messages(scene.address(local))) {
            byte[] source = bench.gmail()
                    .source(scene.address(local), message.path("id").asString());
            all.add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source)));
        }
        return all;
    }
}
