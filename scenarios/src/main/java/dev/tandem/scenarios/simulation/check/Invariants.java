package dev.tandem.scenarios.simulation.check;

import dev.tandem.scenarios.simulation.oracle.Oracle;
import dev.tandem.scenarios.simulation.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What holds after every story, whatever happened in it. */
public final class Invariants {

    private final Stage stage;
    private final Oracle oracle;
    private final List<UUID> subAccounts;

    /** Of a story that has come to rest. */
    public Invariants(Stage stage, Oracle oracle, List<UUID> subAccounts) {
        this.stage = stage;
        this.oracle = oracle;
        this.subAccounts = subAccounts;
    }

    /** Everything that is not as it should be, in words. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>(oracle.differences());
        broken.addAll(oracle.missing());
        broken.addAll(oracle.unclaimed());
        broken.addAll(new AtRest(stage.rows()).broken());
        subAccounts.forEach(subAccount ->
                broken.addAll(new SameConversations(stage.server(), subAccount).broken(oracle.shownIn(subAccount))));
        broken.addAll(new SentOnce(stage, oracle).broken());
        broken.addAll(new NothingLeaked(stage, oracle, subAccounts).broken());
        return broken;
    }
}
