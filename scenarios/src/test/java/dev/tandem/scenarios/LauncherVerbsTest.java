package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.harness.Running;
import dev.tandem.scenarios.harness.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the launcher can do is told where people look, and a slip of the finger costs no half hour. */
@DisplayName("./tandem, its words")
class LauncherVerbsTest {

    private static final Pattern VERB = Pattern.compile("(?m)^ {2}\"([a-z-]+) ");
    private static final Duration END_MAX = Duration.ofSeconds(30);

    @Test
    @DisplayName("help and the operator's manual name every verb")
    void everyVerbIsTold() throws IOException {
        List<String> verbs = VERB.matcher(Files.readString(Workplace.root().resolve("tandem")))
                .results()
                .map(verb -> verb.group(1))
                .distinct()
                .toList();
        assertThat(verbs).contains("run", "simulate", "soak");
        Running help = launcher("--help");
        assertThat(help.awaitEnd(END_MAX)).isZero();
        assertThat(help.log())
                .contains(verbs.stream().map("./tandem %s"::formatted).toList());
        String manual = Files.readString(Workplace.root().resolve("docs/operate.md"));
        assertThat(manual).contains("./tandem simulate", "./tandem soak");
    }

    @Test
    @DisplayName("soak takes whole numbers only, and builds nothing before it has read them")
    void soakReadsItsNumbers() {
        for (List<String> slip :
                List.of(List.of("soak", "half"), List.of("soak", "30", "abc"), List.of("soak", "-1"))) {
            Running soak = launcher(slip.toArray(String[]::new));
            assertThat(soak.awaitEnd(END_MAX)).isEqualTo(1);
            assertThat(soak.log()).contains("whole numbers").doesNotContain("Building");
        }
    }

    private static Running launcher(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("bash", "tandem"), Stream.of(arguments)).toList();
        return Running.of(
                "launcher",
                new ProcessBuilder(command).directory(Workplace.root().toFile()));
    }
}
