package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.IncomingEmail;
import dev.tandem.server.web.api.Program.Answered;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R66: The HTTP door of smart addresses bears")
class InboundTroubleTest {

    private static final int MB = 1024 * 1024;

    private final InboundScene scene = new InboundScene();

    @Test
    @DisplayName("an email of 34 MB, and keeps it byte for byte")
    void large() {
        byte[] email = scene.email("Large", 34 * MB);

        assertThat(InboundPost.of(scene.fromBen(scene.smart), email)
                        .sendInPieces()
                        .status())
                .isEqualTo(202);
        assertThat(scene.arrived())
                .singleElement()
                .satisfies(line -> assertThat(scene.facts.source(scene.kramer, line.capture()))
                        .isEqualTo(InboundPost.sha256(email)));
        assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
    }

    @Test
    @DisplayName("one of 36 MB, whether it says so before or not, and keeps nothing of it")
    void tooLarge() {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), scene.email("Too large", 36 * MB));

        assertThat(post.send().problem()).isEqualTo("413 too-large");
        assertThat(post.sendInPieces().problem()).isEqualTo("413 too-large");
        assertThat(scene.arrived()).isEmpty();
    }

    @Test
    @DisplayName(
            "more big emails than have room, at whatever door: they shall come again, and small ones are taken meanwhile")
    void room() {
        InboundPost big = InboundPost.of(scene.fromBen(scene.smart), scene.email("Big", 2 * MB));
        try (IncomingEmail one = coming();
                IncomingEmail two = coming()) {
            assertThat(one.state()).isEqualTo(two.state()).isEqualTo(IncomingEmail.State.FITS);

            Answered full = big.send();
            assertThat(full.problem()).isEqualTo("503 try-later");
            assertThat(full.header("Retry-After")).isEqualTo("10");
            assertThat(InboundPost.of(scene.fromBen(scene.smart), scene.email("Small"))
                            .send()
                            .status())
                    .isEqualTo(202);
        }
        assertThat(big.send().status()).isEqualTo(202);
        assertThat(big.send().status()).as("what was through left its room").isEqualTo(202);
        assertThat(big.send().status()).isEqualTo(202);
    }

    @Test
    @DisplayName("a database that is away: the email shall come again, and stands there once when it does")
    void databaseAway() throws Exception {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), scene.email("Patience"));
        try (AutoCloseable away = InboundServer.databaseAway()) {
            assertThat(away).isNotNull();
            Answered answer = post.send();
            assertThat(answer.problem()).isEqualTo("503 try-later");
            assertThat(answer.header("Retry-After")).isEqualTo("60");
        }

        await().until(() -> post.send().status(), status -> status == 202);
        assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
        assertThat(scene.facts.messages(scene.kramer)).isEqualTo(1);
    }

    @Test
    @DisplayName("a line that breaks within an email, and keeps nothing of it")
    void brokenLine() throws IOException {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), scene.email("Broken", 2 * MB));
        StringBuilder head = new StringBuilder("POST /api/v1/inbound-emails?" + post.query()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 2 * MB + "\r\n");
        post.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        for (int again = 0; again < 3; again++) {
            try (Socket line = new Socket()) {
                line.connect(new InetSocketAddress(
                        "localhost", URI.create(InboundServer.url()).getPort()));
                line.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().write(post.body().bytes(), 0, MB + MB / 2);
                line.getOutputStream().flush();
            }
        }

        await().until(() -> post.send().status(), status -> status == 202);
        assertThat(scene.arrived()).as("the whole one only").hasSize(1);
    }

    private static IncomingEmail coming() {
        IncomingEmail coming = InboundServer.get(AcceptEmail.class).incoming();
        coming.add(new byte[2 * MB], 2 * MB);
        return coming;
    }
}
