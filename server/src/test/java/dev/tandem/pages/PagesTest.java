package dev.tandem.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = SampleServer.class)
@DisplayName("Pages")
class PagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

    @Autowired
    private WebApplicationContext context;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/conversations",
                "/sample/conversations?state=none",
                "/sample/conversations?state=done",
                "/sample/conversations?state=first",
                "/sample/conversations?state=nothing",
                "/sample/new-email",
                "/sample/contacts",
                "/sample/contacts?state=first",
                "/sample/contact?wrong=true",
                "/sample/contact",
                "/sample/contact-new",
                "/sample/merge",
                "/sample/import",
                "/sample/import?state=fault",
                "/sample/import?state=preview",
                "/sample/import?state=report",
                "/sample/duplicates",
                "/sample/duplicates?none=true",
                "/sample/profile",
                "/sample/profile?state=CATCHING_UP",
                "/sample/profile?state=CONNECTING&sync=CONNECTING",
                "/sample/profile?state=DELAYED&why=CALLS_FAIL&sync=DELAYED",
                "/sample/profile?state=DELAYED&why=NOT_LOOKED",
                "/sample/profile?state=DELAYED&why=EMAILS_WAIT",
                "/sample/profile?state=LIMITED&sync=LIMITED",
                "/sample/profile?state=AWAITING_CONSENT&sync=AWAITING_CONSENT",
                "/sample/conversations?sync=AWAITING_CONSENT",
                "/sample/profile?state=PAUSED&sync=PAUSED",
                "/sample/profile?state=NOT_CONNECTED",
                "/sample/profile?state=NOT_CONNECTED&refusal=DENIED",
                "/sample/profile?state=NOT_CONNECTED&refusal=PERMISSIONS_MISSING",
                "/sample/profile?state=NOT_CONNECTED&refusal=STATE_UNKNOWN",
                "/sample/profile?state=NOT_CONNECTED&refusal=UNREACHABLE",
                "/sample/tokens?fresh=true",
                "/sample/own-address",
                "/sample/own-address?gone=true",
                "/sample/sub-account",
                "/sample/mailboxes",
                "/sample/mailboxes?none=true",
                "/sample/webhooks",
                "/sample/webhooks?state=fresh",
                "/sample/webhooks?state=none",
                "/sample/provider",
                "/sample/provider?state=works",
                "/sample/provider?state=fails",
                "/sample/members",
                "/sample/not-a-member",
                "/sample/login?failed=true",
                "/sample/error/403",
                "/sample/error/404",
                "/sample/error/500"
            })
    @DisplayName(
            "are drawn in English and German, with every word found, one main part, one h1 and no script or style inside")
    void areDrawn(String address) throws Exception {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Document page = page(address, language);
            assertThat(page.select("html").attr("lang")).isEqualTo(language.getLanguage());
            assertThat(page.html()).doesNotContain("??").doesNotContainPattern(PLACEHOLDER);
            assertThat(page.select("main#main")).hasSize(1);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("style, [style], script:not([src]), [onclick]"))
                    .isEmpty();
            assertThat(page.select("img:not([alt]), iframe:not([title])")).isEmpty();
            page.select("template").remove();
            assertThat(page.select("button:matchesOwn(^$):not([aria-label]):not(:has(span))"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("never show an id twice, so that labels, live updates and scripts find the right part")
    void idsAreUnique() throws Exception {
        Document page = page("/sample/conversations", Locale.ENGLISH);
        List<String> ids =
                page.select("[id]").stream().map(element -> element.attr("id")).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("have the same words in both languages, and as many values in each")
    void sameWords() {
        Properties english = words("/messages.properties");
        Properties german = words("/messages_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(values(german.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    private Document page(String address, Locale language) throws Exception {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(context).build();
        return Jsoup.parse(pages.perform(get(address).locale(language))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private static List<String> values(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group())
                .distinct()
                .sorted()
                .toList();
    }

    private static Properties words(String bundle) {
        Properties words = new Properties();
        try (InputStream in = PagesTest.class.getResourceAsStream(bundle)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
