package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tokens")
class TokenResourceTest {

    private static final String BEN = "ben@nordlicht.example";

    @Test
    @DisplayName(
            "are made with the password, shown once, listed without their secret, and count no more once they are ended")
    void life() {
        Answered made = Program.login(BEN, "nordlicht").post("/tokens", "{\"name\":\"Nightly export\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("name").asString()).isEqualTo("Nightly export");
        assertThat(made.header("Location"))
                .isEqualTo("/api/v1/tokens/" + made.json().path("id").asString());
        String secret = made.json().path("token").asString();
        assertThat(secret).startsWith("tandem_pat_");

        Program program = Program.nobody().with("Authorization", "bearer " + secret);
        assertThat(program.get("/me").json().path("user").path("email").asString())
                .isEqualTo(BEN);
        Answered list = program.get("/tokens");
        assertThat(list.text()).contains("Nightly export").doesNotContain(secret);

        assertThat(program.delete("/tokens/" + made.json().path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(program.get("/me").problem()).isEqualTo("401 not-authenticated");
    }

    @Test
    @DisplayName("need no name and no body")
    void withoutBody() {
        Answered made = Program.login(BEN, "nordlicht").send("POST", "/tokens", "", "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("name").asString()).isEqualTo("API");
    }

    @Test
    @DisplayName(
            "are not made with a wrong password, with another token, or with nothing; the answer says what to show")
    void refused() {
        Answered wrong = Program.login(BEN, "northlight").post("/tokens", "{}");
        assertThat(wrong.problem()).isEqualTo("401 login-failed");
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(People.BEN.post("/tokens", "{}").problem()).isEqualTo("401 not-authenticated");
        assertThat(Program.nobody().post("/tokens", "{}").header("WWW-Authenticate"))
                .startsWith("Basic ");
        assertThat(Program.nobody().get("/me").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Tandem\"");
        assertThat(Program.login(BEN, "nordlicht").get("/me").problem()).isEqualTo("401 not-authenticated");
    }

    @Test
    @DisplayName("cannot be guessed at: after ten wrong passwords not even the right one counts for a while")
    void throttled() {
        String login = "ada@nordlicht.example";
        People.ADA.get("/me");
        for (int attempt = 0; attempt < 10; attempt++) {
            Program.login(login, "wrong " + attempt).post("/tokens", "{}");
        }
        Answered late = Program.login(login, "nordlicht").post("/tokens", "{}");
        assertThat(late.problem()).isEqualTo("429 too-many-attempts");
        assertThat(Integer.parseInt(late.header("Retry-After"))).isPositive();
    }

    @Test
    @DisplayName("of others cannot be ended, and a name that is none is refused")
    void foreign() {
        String bens = People.BEN
                .get("/tokens")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(People.TIMO.delete("/tokens/" + bens).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO.delete("/tokens/nonsense").problem()).isEqualTo("404 not-found");
        assertThat(Program.login(BEN, "nordlicht")
                        .post("/tokens", "{\"name\":\" \"}")
                        .problem())
                .isEqualTo("422 invalid-input [name]");
    }
}
