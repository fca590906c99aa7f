package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Draft;
import dev.tandem.emulator.model.Cast;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was answered is remembered, even when the process is killed. */
class DurabilityTest {
    private static final String BEN = "ben@nordlicht.example";

    @Test
    void everythingIsThereAfterARestart(@TempDir Path folder) throws IOException {
        JsonNode tokens;
        String keys;
        String draftId;
        List<JsonNode> before;
        try (var first = new Drive(EmulatorOptions.inMemory().in(folder))) {
            first.account(BEN, "Ben Arnold");
            tokens = first.tokens(BEN, Drive.ALL);
            keys = first.send("GET", "/oauth2/v3/certs", "").body();
            var ben = first.gmailWith(tokens.path("accessToken").asString());
            ben.users()
                    .messages()
                    .send("me", Drive.raw(Drive.letter(BEN, BEN, "Note")))
                    .execute();
            draftId = ben.users()
                    .drafts()
                    .create("me", new Draft().setMessage(Drive.raw(Drive.letter(BEN, "a@b.example", "D"))))
                    .execute()
                    .getId();
            first.send("PUT", "/v1/projects/p/topics/t", "{}");
            first.control("POST", "/clock", "{\"advance\":\"PT5M\"}");
            before = first.truth(BEN);
        }
        try (var second = new Drive(EmulatorOptions.inMemory().in(folder))) {
            var ben = second.gmailWith(tokens.path("accessToken").asString());
            assertThat(second.truth(BEN)).isEqualTo(before);
            assertThat(ben.users().drafts().get("me", draftId).execute().getId())
                    .isEqualTo(draftId);
            assertThat(second.send("GET", "/oauth2/v3/certs", "").body()).isEqualTo(keys);
            assertThat(second.send("GET", "/v1/projects/p/topics/t", "").statusCode())
                    .isEqualTo(200);
            assertThat(second.control("GET", "/clock", "").path("offset").asString())
                    .isEqualTo("PT5M");
            String refresh = "grant_type=refresh_token&client_id=77-web&refresh_token="
                    + tokens.path("refreshToken").asString();
            assertThat(second.form("/token", refresh).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKilledProcessForgetsNothingItAnswered(@TempDir Path folder) throws Exception {
        Process process = launch(folder);
        try (var http = HttpClient.newHttpClient()) {
            String base = base(process);
            post(http, base + "/emulator/v1/accounts", "{\"email\":\"" + BEN + "\"}");
            for (int i = 0; i < 20; i++) {
                post(http, base + "/emulator/v1/accounts/" + BEN + "/messages", "Subject: " + i + "\r\n\r\nx");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var again = new Drive(EmulatorOptions.inMemory().in(folder))) {
            assertThat(again.truth(BEN)).hasSize(20);
        }
    }

    @Test
    void startingAfreshLeavesOnlyTheCast() {
        var cast = new Cast(
                List.of(new Cast.Member(BEN, "Ben Arnold")), List.of(new Cast.Member("jana@x.example", "Jana")));
        try (var drive = new Drive(EmulatorOptions.inMemory().with(cast))) {
            drive.account("ada@nordlicht.example", "Ada Lenz");
            drive.arrive(BEN, "Subject: Hi\r\n\r\nx", "INBOX");
            String token = drive.token(BEN, Drive.MODIFY);
            for (String path : List.of("", "/")) {
                drive.control("DELETE", path, "");
            }
            assertThat(Drive.items(drive.control("GET", "/accounts", ""))).hasSize(1);
            assertThat(Drive.items(drive.control("GET", "/outside/people", ""))).hasSize(1);
            assertThat(drive.truth(BEN)).isEmpty();
            assertThat(drive.api("GET", "/gmail/v1/users/me/profile", token, "").statusCode())
                    .isEqualTo(401);
        }
    }

    private static Process launch(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), "dev.tandem.emulator.GmailEmulatorMain");
        builder.environment().put("TANDEM_EMULATOR_PORT", "0");
        builder.environment().put("TANDEM_EMULATOR_SMTP_PORT", "0");
        builder.environment().put("TANDEM_EMULATOR_DATA_DIR", folder.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    private static String base(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = String.valueOf(lines.readLine());
        return ready.replaceAll(".*(http://\\S+).*", "$1");
    }

    private static void post(HttpClient http, String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
}
