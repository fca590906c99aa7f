package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("Campaigns for programs")
@Timeout(60)
class CampaignResourceTest {

    private static final String HERE = People.KRAMER + "/campaigns";

    @Test
    @DisplayName("R41: one is sent, followed to its end, and told with its counts; its emails have their origin")
    void sent() {
        Answered made = People.BEN.post(HERE, """
                {"name": "Advent", "subject": "Hello {{contact.firstName|there}}", "text": "We are closed.", "filter": {"tag": "Practice"}}
                """);
        assertThat(made.status()).isEqualTo(201);
        String path = HERE + "/" + made.json().path("id").asString();
        JsonNode campaign = Connecting.eventually(
                () -> People.BEN.get(path).json(),
                found -> found.path("counts").path("sent").asInt() > 0
                        && found.path("state").asString().equals("SENT")
                        && found.path("counts").path("queued").asInt()
                                == found.path("counts").path("sent").asInt());
        assertThat(campaign.path("counts").path("sent").asInt())
                .isPositive()
                .isEqualTo(campaign.path("counts").path("recipients").asInt());
        assertThat(People.BEN.post(path + "/pause", "").problem()).isEqualTo("409 not-in-this-state");
        JsonNode recipients = People.BEN.get(path + "/recipients?limit=1").json();
        assertThat(recipients.path("items").path(0).path("state").asString()).isEqualTo("SENT");
        assertThat(People.BEN.get(path + "/recipients?cursor=x").problem()).isEqualTo("400 invalid-parameter [cursor]");
        assertThat(People.TIMO.get(path + "/recipients").problem()).isEqualTo("404 not-found");
        assertThat(People.BEN.delete(path).problem()).isEqualTo("409 not-in-this-state");
        assertThat(People.TIMO.get(path).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName(
            "a draft waits, is started, paused and resumed; what cannot be is refused field by field and kept nowhere")
    void draft() {
        Answered made = People.BEN.post(
                HERE,
                "{\"name\":\"Later\",\"subject\":\"x\",\"html\":\"<p>y<script>z()</script></p>\",\"draft\":true,\"perHour\":1}");
        assertThat(made.json().path("state").asString()).isEqualTo("DRAFT");
        assertThat(made.json().path("html").asString()).doesNotContain("script");
        String path = HERE + "/" + made.json().path("id").asString();
        assertThat(People.BEN
                        .send(
                                "PUT",
                                path,
                                "application/json",
                                "{\"name\":\"Later still\",\"subject\":\"x\",\"text\":\"y\",\"perHour\":1}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Later still");
        assertThat(People.BEN.post(path + "/start", "").status()).isEqualTo(200);
        assertThat(People.BEN.post(path + "/pause", "").json().path("state").asString())
                .isEqualTo("PAUSED");
        assertThat(People.BEN.post(path + "/resume", "").status()).isEqualTo(200);
        assertThat(People.BEN.post(path + "/pause", "").status()).isEqualTo(200);

        int before = People.BEN.get(HERE).json().path("items").size();
        assertThat(People.BEN
                        .post(HERE, "{\"name\":\"\",\"subject\":\"{{contact.nme}}\",\"text\":\"t\",\"perHour\":0}")
                        .problem())
                .isEqualTo("422 invalid-input [name, subject, perHour]");
        assertThat(People.BEN
                        .post(
                                HERE,
                                "{\"name\":\"n\",\"subject\":\"s\",\"text\":\"t\",\"filter\":{\"tag\":\"nobody has it\"}}")
                        .problem())
                .isEqualTo("422 invalid-input [audience]");
        assertThat(People.BEN
                        .post(
                                HERE,
                                "{\"name\":\"n\",\"subject\":\"s\",\"text\":\"t\",\"sendAt\":\"2020-01-01T00:00:00Z\"}")
                        .problem())
                .isEqualTo("422 invalid-input [sendAt]");
        assertThat(People.BEN.get(HERE).json().path("items")).hasSize(before);
    }
}
