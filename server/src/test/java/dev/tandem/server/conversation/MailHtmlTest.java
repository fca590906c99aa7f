package dev.tandem.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.conversation.MailHtml.Harmless;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The HTML of an email")
class MailHtmlTest {

    private static final String OWN =
            "/s/019ab7c2-0000-7000-8000-000000000001/messages/019ab7c2-0000-7000-8000-000000000002/attachments/1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>Hello",
                "<p onclick='alert(1)'>Hello</p>",
                "<a href='javascript:alert(1)'>Hello</a>",
                "<iframe src='https://tracker.example'></iframe>Hello",
                "<form action='https://thief.example'><input name=a></form>Hello",
                "<meta http-equiv=refresh content='0;url=https://thief.example'>Hello",
                "<svg><script>alert(1)</script></svg>Hello",
                "<img src='x' onerror='alert(1)'>Hello",
                "<style>body{background:url(https://tracker.example)}</style>Hello",
                "<p style='background:url(https://tracker.example/a.gif)'>Hello</p>",
                "<p style='position:fixed;top:0'>Hello</p>",
                "<base href='https://thief.example'>Hello",
                "<object data='https://thief.example'></object>Hello"
            })
    @DisplayName("keeps its text and loses what could act, follow or cover")
    void harmless(String html) {
        String shown = MailHtml.of(html, Map.of(), true).html();
        assertThat(shown).contains("Hello");
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "script",
                        "onclick",
                        "onerror",
                        "iframe",
                        "<form",
                        "<input",
                        "meta",
                        "<style",
                        "url(",
                        "position",
                        "<base",
                        "object");
    }

    @Test
    @DisplayName("loads remote images only when the reader wants them, and says that it left some out")
    void remoteImages() {
        String html = "<p>Hello</p><img src='https://tracker.example/a.gif'>";
        Harmless without = MailHtml.of(html, Map.of(), false);
        assertThat(without.html()).doesNotContain("tracker");
        assertThat(without.remoteImagesLeftOut()).isTrue();
        Harmless with = MailHtml.of(html, Map.of(), true);
        assertThat(with.html()).contains("https://tracker.example/a.gif");
        assertThat(with.remoteImagesLeftOut()).isFalse();
    }

    @Test
    @DisplayName("shows the images it brought along, and cannot make the reader call other pages of this server")
    void ownImages() {
        String html = "<img src='cid:logo@praxis'><img src='/logout'><img src='cid:unknown'>";
        Harmless shown = MailHtml.of(html, Map.of("logo@praxis", OWN), false);
        assertThat(shown.html()).contains(OWN).doesNotContain("logout", "cid:");
    }

    @Test
    @DisplayName("opens links in a new window that knows nothing of this one")
    void links() {
        String shown = MailHtml.of("<a href='https://praxis-weber.example'>Praxis</a>", Map.of(), false)
                .html();
        assertThat(shown).contains("target=\"_blank\"", "noopener", "noreferrer");
    }

    @Test
    @DisplayName("folds what it quotes, unless it says nothing else")
    void quotes() {
        String quote = "<div class='gmail_quote'>On Friday Ben wrote: old</div>";
        assertThat(MailHtml.of("<p>Yes</p>" + quote, Map.of(), false).html()).contains("<details>", "old");
        assertThat(MailHtml.of(quote, Map.of(), false).html())
                .doesNotContain("<details>")
                .contains("old");
    }

    @Test
    @DisplayName("of ten million characters is shown as far as it can be, within seconds")
    void huge() {
        Harmless shown = MailHtml.of("<p>Start</p>" + "<div>".repeat(2_000_000), Map.of(), false);
        assertThat(shown.html()).contains("Start");
    }
}
