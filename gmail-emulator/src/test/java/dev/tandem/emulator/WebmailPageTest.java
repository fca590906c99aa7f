package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reading and filing on the emulator's page, its dialogs, and what it keeps out. */
class WebmailPageTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String HOSTILE =
            "From: \"<img src=x onerror=alert(1)>\" <jana@praxis.example>\n" + "To: " + BEN
                    + "\nSubject: </title><script>alert(1)</script>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                    + "--b\nContent-Type: text/html\n\n<script>parent.alert(1)</script><b>Hi</b>\n"
                    + "--b\nContent-Type: text/html; name=\"\\\"><script>.html\"\nContent-Disposition: attachment; "
                    + "filename=\"x'><script>alert(2)<script>.html\"\n\n<script>alert(3)</script>\n--b--\n";

    private final Drive drive = new Drive();
    private final Browser browser = new Browser(drive);

    @BeforeEach
    void people() {
        drive.account(BEN, "Ben Arnold");
        drive.control("POST", "/outside/people", "{\"email\":\"" + JANA + "\",\"name\":\"Jana Weber\"}");
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void nobodyChosenMeansTheFirstAccountAndAnyAddressCanBeChosen() {
        assertThat(browser.page("/")).contains("Folders of Ben", "ben@nordlicht.example", "NOT GOOGLE");
        assertThat(browser.page("/?as=somebody.else%40nowhere.example"))
                .contains("Folders of somebody.else", "Write as somebody.else");
        assertThat(drive.control("GET", "/outside/people", "").toString())
                .as("looking makes nobody")
                .doesNotContain("nowhere.example");
    }

    @Test
    void openingReadsAndADrawingAnewDoesNot() {
        JsonNode message = drive.arrive(BEN, Drive.letter(JANA, BEN, "Frage"), "INBOX,UNREAD");
        String address = Browser.message(BEN, message);

        browser.page(address + "&peek=true");
        List<String> afterPeek = SendingTest.labels(drive.truth(BEN).getFirst());
        browser.page(address);

        assertThat(afterPeek).contains("UNREAD");
        assertThat(SendingTest.labels(drive.truth(BEN).getFirst())).containsExactly("INBOX");
    }

    @Test
    void everyButtonDoesWhatItsLabelSays() {
        String id = drive.arrive(BEN, Drive.letter(JANA, BEN, "Frage"), "INBOX")
                .path("id")
                .asString();

        assertThat(filed(id, "star")).containsExactlyInAnyOrder("INBOX", "STARRED");
        assertThat(filed(id, "unstar")).containsExactly("INBOX");
        assertThat(filed(id, "unread")).containsExactlyInAnyOrder("INBOX", "UNREAD");
        assertThat(filed(id, "archive")).containsExactly("UNREAD");
        assertThat(browser.page("/?as=" + Browser.encoded(BEN) + "&folder=archive"))
                .contains("Frage");
        assertThat(filed(id, "spam")).containsExactlyInAnyOrder("UNREAD", "SPAM");
        assertThat(filed(id, "trash")).containsExactlyInAnyOrder("UNREAD", "TRASH");
        assertThat(filed(id, "inbox")).containsExactlyInAnyOrder("UNREAD", "INBOX");
    }

    @Test
    void hostileTextIsShownAndNeverRun() {
        JsonNode message = drive.arrive(BEN, HOSTILE, "INBOX,UNREAD");

        HttpResponse<String> page = browser.open(Browser.message(BEN, message));
        HttpResponse<String> answer = browser.open(Browser.message(BEN, message) + "&write=reply");

        for (HttpResponse<String> each : List.of(page, answer)) {
            assertThat(each.body()).doesNotContain("<script>", "<img", "alert(1)</script>");
            assertThat(header(each, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(page.body())
                .contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .containsPattern("<iframe[^>]+sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    }

    @Test
    void foreignHtmlAndFilesComeLockedUp() {
        String id = drive.arrive(BEN, HOSTILE, "INBOX").path("id").asString();
        String of = "?as=" + Browser.encoded(BEN) + "&message=" + id;

        HttpResponse<String> html = browser.open("/webmail/formatted" + of);
        HttpResponse<String> file = browser.open("/webmail/attachment" + of + "&part=1");
        HttpResponse<String> source = browser.open("/webmail/source" + of);

        for (HttpResponse<String> each : List.of(html, file, source)) {
            assertThat(each.statusCode()).isEqualTo(200);
            assertThat(header(each, "Content-Security-Policy")).contains("sandbox", "default-src 'none'");
            assertThat(header(each, "Content-Security-Policy")).doesNotContain("allow-scripts", "allow-same-origin");
            assertThat(header(each, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(html.body()).contains("<b>Hi</b>");
        assertThat(header(file, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(source, "Content-Type")).startsWith("text/plain");
        assertThat(browser.open("/webmail/attachment" + of + "&part=7").statusCode())
                .isEqualTo(404);
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        Map<String, String> letter = Map.of("as", BEN, "to", JANA, "subject", "Hi", "text", "x");

        for (String site : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
            Browser elsewhere = new Browser(drive).onAnotherSite(site);
            assertThat(elsewhere.send(letter).statusCode()).isEqualTo(403);
            assertThat(elsewhere.submit("/webmail/afresh", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(elsewhere
                            .submit("/webmail/password", Map.of("account", BEN))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(elsewhere
                            .submit("/emulator/v1/accounts/" + BEN + "/password-change", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(drive.outside(JANA)).isEmpty();
        assertThat(browser.send(letter).statusCode()).isEqualTo(303);
    }

    @Test
    void aChangedPasswordEndsTheAccessOfApps() throws IOException {
        String token = drive.token(BEN, Drive.MODIFY);

        browser.submit("/webmail/password", Map.of("as", BEN, "account", BEN, "panel", "password"));

        assertThat(drive.api("GET", "/gmail/v1/users/me/profile", token, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aNewAccountIsMadeOnceAndChosen() {
        Map<String, String> form = Map.of("email", "empfang@nordlicht.example", "name", "Empfang", "panel", "account");

        HttpResponse<String> made = browser.submit("/webmail/accounts", form);
        HttpResponse<String> again = browser.submit("/webmail/accounts", form);

        assertThat(header(made, "Location")).startsWith("/?as=empfang%40nordlicht.example");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("has a Gmail account already");
    }

    @Test
    void faultsAreAddedShownUsedUpAndRemoved() {
        String token = drive.token(BEN, Drive.MODIFY);
        browser.submit(
                "/webmail/faults",
                Map.of("method", "gmail.users.getProfile", "answer", "503", "times", "2", "as", BEN));
        browser.submit("/webmail/faults/switch", Map.of("switch", "send_bounce", "as", BEN));

        assertThat(drive.api("GET", "/gmail/v1/users/me/profile", token, "").statusCode())
                .isEqualTo(503);
        assertThat(browser.page("/"))
                .contains("Faults: 2", "<b>getProfile</b> answers 503, next call", "<b>sending</b> bounces", "(fault)");

        browser.submit("/webmail/faults/remove", Map.of("fault", "call-0", "what", "getProfile", "as", BEN));

        assertThat(drive.api("GET", "/gmail/v1/users/me/profile", token, "").statusCode())
                .isEqualTo(200);
        assertThat(drive.control("GET", "/faults", "")
                        .path("send")
                        .path("acceptThenBounce")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theClockGoesOnAndStartingAfreshForgetsEverything() {
        drive.arrive(BEN, Drive.letter(JANA, BEN, "Frage"), "INBOX");

        browser.submit("/webmail/clock", Map.of("advance", "PT24H"));
        assertThat(drive.control("GET", "/clock", "").path("offset").asString()).isEqualTo("PT24H");
        HttpResponse<String> afresh = browser.submit("/webmail/afresh", Map.of("as", BEN));

        assertThat(header(afresh, "Location")).isEqualTo("/?done=afresh");
        assertThat(drive.control("GET", "/accounts", "").path("items")).isEmpty();
        assertThat(browser.page("/")).contains("There is no Gmail account yet.");
    }

    @Test
    void anOpenPageHearsOfNewMailAndOfCallsWithoutAsking() throws Exception {
        String token = drive.token(BEN, Drive.MODIFY);
        try (Listener stream = Listener.to(drive.base() + "/webmail/events")) {
            drive.arrive(BEN, Drive.letter(JANA, BEN, "Frage"), "INBOX,UNREAD");
            stream.await("event: mail");
            drive.api("GET", "/gmail/v1/users/me/profile?alt=json&prettyPrint=false", token, "");
            assertThat(stream.await("data: <div role=\"option\""))
                    .contains("data-method=\"gmail.users.getProfile\"", "alt=json&amp;prettyPrint=false", ">200<");
        }
    }

    private List<String> filed(String id, String deed) {
        HttpResponse<String> answer =
                browser.submit("/webmail/file", Map.of("as", BEN, "folder", "inbox", "message", id, "to", deed));
        assertThat(answer.statusCode()).isEqualTo(303);
        return SendingTest.labels(drive.truth(BEN).getFirst());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return Objects.requireNonNull(answer.headers().firstValue(name).orElse(""));
    }
}
