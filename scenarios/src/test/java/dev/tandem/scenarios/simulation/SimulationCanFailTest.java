package dev.tandem.scenarios.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.simulation.check.Invariants;
import dev.tandem.scenarios.simulation.stage.Stage;
import dev.tandem.scenarios.simulation.story.Story;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A simulated story that went well")
class SimulationCanFailTest {

    private static final long SEED = 3;

    private final Stage stage = new Stage();
    private Story story = new Story(stage, SEED);

    @BeforeAll
    void aServerRuns() {
        stage.clear();
    }

    @BeforeEach
    void goesWell() {
        stage.clear();
        story = new Story(stage, SEED);
        story.play();
        assertThat(broken()).isEmpty();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    @Test
    @DisplayName("is told by its seed in the same words, but for Google's ids")
    void repeats() {
        List<String> before = told();
        goesWell();
        assertThat(told()).isEqualTo(before);
    }

    @Test
    @DisplayName("fails where a message is lost (R83)")
    void lost() {
        change(
                "delete from message where message_id = (select message_id from message where author_id is null limit 1)");
        assertThat(broken()).anyMatch(line -> line.contains("does not show"));
    }

    @Test
    @DisplayName("fails where a message stands in another thread (R20)")
    void elsewhere() {
        change("""
                update message
                   set thread_id = (select thread_id
                                      from thread
                                     where thread.sub_account_id = message.sub_account_id
                                       and thread.thread_id <> message.thread_id
                                     limit 1)
                 where message_id = (select message_id from message where author_id is null limit 1)
                """);
        assertThat(broken()).anyMatch(line -> line.contains("should be"));
    }

    @Test
    @DisplayName("fails where a word of an email that is not synced is kept (R14)")
    void leaked() {
        change("update contact set job_title = 'zq99999qz'");
        assertThat(broken()).anyMatch(line -> line.contains("zq99999qz"));
    }

    @Test
    @DisplayName("fails where an email was left in the ledger (R80)")
    void waiting() {
        change("update arrival set state = 'PENDING'");
        assertThat(broken()).anyMatch(line -> line.contains("PENDING"));
    }

    @Test
    @DisplayName("fails where somebody who left is still connected (R75)")
    void stillConnected() {
        change("delete from membership");
        assertThat(broken()).anyMatch(line -> line.contains("does not belong"));
    }

    private void change(String sql) {
        assertThat(stage.rows().sql(sql).update()).isPositive();
    }

    private List<String> broken() {
        return new Invariants(stage, story.journal().oracle(), story.subAccounts()).broken();
    }

    private List<String> told() {
        return story.journal().last(Integer.MAX_VALUE).stream()
                .map(step -> step.replaceAll(
                        "/[0-9a-f]{16}|<[^>]+@mail\\.gmail\\.com>|<[0-9a-f]{16}\\.bounce@[^>]+>", "/id"))
                .toList();
    }
}
