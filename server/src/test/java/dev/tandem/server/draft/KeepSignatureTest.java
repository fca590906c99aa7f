package dev.tandem.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R50: what a user's emails end with")
class KeepSignatureTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final KeepSignature keepSignature = bench.get(KeepSignature.class);
    private final SignatureStore signatures = bench.get(SignatureStore.class);

    @Test
    @DisplayName("is their own, and short enough for an email")
    void own() {
        keepSignature.set(scene.kramer(), scene.ben(), " Ben Arnold\r\nFenster Kramer \n");
        assertThat(signatures.of(scene.kramer(), scene.ben())).isEqualTo("Ben Arnold\nFenster Kramer");
        assertThatThrownBy(() -> keepSignature.set(scene.kramer(), scene.ben(), "x".repeat(2_001)))
                .isInstanceOf(BadInput.class);
        assertThat(signatures.of(scene.kramer(), scene.ben())).startsWith("Ben");
        keepSignature.set(scene.kramer(), scene.ben(), "");
        assertThat(signatures.of(scene.kramer(), scene.ben())).isEmpty();
    }

    @Test
    @DisplayName("or the one that they have in Gmail, line by line; without one their own stays")
    void fromGmail() {
        keepSignature.set(scene.kramer(), scene.ben(), "Ben");
        assertThat(keepSignature.takeFromGmail(scene.kramer(), scene.ben())).isFalse();
        scene.connectBen();
        assertThat(keepSignature.takeFromGmail(scene.kramer(), scene.ben())).isFalse();
        assertThat(signatures.of(scene.kramer(), scene.ben())).isEqualTo("Ben");

        bench.gmail()
                .signature(scene.address("ben"), "<div><b>Ben Arnold</b><br>Fenster&nbsp;Kramer</div><div>Kiel</div>");
        assertThat(keepSignature.takeFromGmail(scene.kramer(), scene.ben())).isTrue();
        assertThat(signatures.of(scene.kramer(), scene.ben())).isEqualTo("Ben Arnold\nFenster Kramer\nKiel");
    }
}
