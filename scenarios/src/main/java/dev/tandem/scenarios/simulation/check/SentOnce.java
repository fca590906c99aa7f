package dev.tandem.scenarios.simulation.check;

import dev.tandem.scenarios.simulation.oracle.Oracle;
import dev.tandem.scenarios.simulation.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** R44, R45: an email that is shown as sent left once, and one that failed did not leave. */
final class SentOnce {

    private final Stage stage;
    private final Oracle oracle;

    SentOnce(Stage stage, Oracle oracle) {
        this.stage = stage;
        this.oracle = oracle;
    }

    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<UUID, String> email : oracle.writtenInCrm().entrySet()) {
            long left = oracle.everything()
                    .filter(copy -> copy.copy().mailbox().equals(email.getValue()) && copy.sent())
                    .filter(copy -> copy.mark().equals(Optional.of(email.getKey())))
                    .count();
            String state = state(email.getKey());
            boolean right = switch (state) {
                case "SENT", "BOUNCED" -> left == 1;
                case "UNKNOWN" -> left <= 1; // it was disconnected before anybody could ask
                default -> left == 0;
            };
            if (!right) {
                broken.add("the email " + email.getKey() + " is " + state + " and left " + left + " times");
            }
        }
        return broken;
    }

    private String state(UUID message) {
        return stage.rows()
                .sql("select state from message where message_id = :message")
                .param("message", message)
                .query(String.class)
                .single();
    }
}
