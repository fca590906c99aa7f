package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.crm.PageVisit;
import dev.tandem.scenarios.gmail.ConsentWalk;
import dev.tandem.scenarios.harness.Sandbox;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Timo connects his mailbox on the pages, and something is wrong with Google's answer. His pages are German. */
@ExtendWith(InSandbox.class)
@DisplayName("Connecting a mailbox (R04, R05)")
class ConnectingTest {

    private static final String TIMO = "timo@nordlicht.example";
    private static final String ADA = "ada@nordlicht.example";
    private static final String MODIFY = "https://www.googleapis.com/auth/gmail.modify";
    private static final String NOT_YOURS = "gehört nicht zu";

    private final String root;
    private final PageVisit timo;
    private final URI question;

    ConnectingTest(Sandbox sandbox) {
        root = sandbox.server().url();
        timo = PageVisit.loggedIn(root, TIMO, "nordlicht");
        question = timo.whereLeads(timo.open("/profile"), "form.connect");
    }

    @Test
    @DisplayName("R04: the question carries state, nonce and PKCE, and asks for nothing but what is needed")
    void asksAsItShould() {
        assertThat(question.getQuery())
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=", "access_type=offline")
                .contains("scope=openid+email+" + MODIFY + "&");
    }

    @Test
    @DisplayName("Consent denied: not connected, and a sentence that says what to do")
    void denied() {
        refuses(timo.open(ConsentWalk.deny(question, TIMO).toString()), "keine Zustimmung");
    }

    @Test
    @DisplayName("R05: a box left unticked: not connected, and the missing permission is named")
    void missingScope() {
        refuses(timo.open(ConsentWalk.allowWithout(MODIFY, question, TIMO).toString()), "Häkchen");
    }

    @Test
    @DisplayName("A state that nobody gave out: not connected")
    void wrongState() {
        String answer = ConsentWalk.allow(question, TIMO).toString();
        refuses(timo.open(answer.replaceFirst("state=[^&]+", "state=made-up")), NOT_YOURS);
    }

    @Test
    @DisplayName("An answer in somebody else’s session: nobody is connected")
    void foreignSession() {
        String answer = ConsentWalk.allow(question, TIMO).toString();
        PageVisit ada = PageVisit.loggedIn(root, ADA, "nordlicht");
        assertThat(refusal(ada.open(answer))).contains("does not belong to your login");
        assertThat(ada.open("/profile").select("form.connect")).hasSize(1);
        assertThat(timo.open("/profile").select("form.connect")).hasSize(1);
    }

    @Test
    @DisplayName("An answer used a second time: it connects nobody again")
    void replayed() {
        String answer = ConsentWalk.allow(question, TIMO).toString();
        Document connected = timo.open(answer);
        assertThat(connected.select("#connection").text()).contains(TIMO);
        Element end = Objects.requireNonNull(connected.selectFirst("form[action$=/connection/end]"));
        timo.submit(connected, "form[action='" + end.attr("action") + "']", Map.of());

        refuses(timo.open(answer), NOT_YOURS);
    }

    private void refuses(Document page, String sentence) {
        assertThat(refusal(page)).contains(sentence);
        Document profile = timo.open("/profile");
        assertThat(profile.select("#connection form.connect"))
                .as("the offer to connect")
                .hasSize(1);
        assertThat(profile.select("#connection .sync-id"))
                .as("a connected address")
                .isEmpty();
    }

    private static String refusal(Document page) {
        return page.select("#connection .refusal").text();
    }
}
