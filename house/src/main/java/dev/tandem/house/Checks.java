package dev.tandem.house;

import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that is asked of the repository. */
final class Checks {

    private Checks() {}

    /** Each check under the sentence that it proves. */
    static Map<String, Check> all() {
        Map<String, Check> all = new LinkedHashMap<>();
        all.put("The register of rules tells the truth", new RuleRegister());
        all.put("Every number of a failure is explained", new FailureList());
        all.put("Nothing is left over", BannedLine.LEFTOVERS);
        all.put("SQL is spoken in server.postgres alone", BannedLine.SQL_OUTSIDE_POSTGRES);
        all.put("No test sleeps", BannedLine.SLEEPING_TESTS);
        all.put("No test is switched off", BannedLine.DISABLED_TESTS);
        all.put("No file names a folder of one machine", BannedLine.MACHINE_PATHS);
        all.put("Nothing is printed past the log", BannedLine.PRINTING);
        all.put("Both languages say the same", new MessageBundles());
        all.put("Every package says what it is for", new PackageWords());
        all.put("What documents point to exists", new DocumentLinks());
        all.put("Every setting is explained, and none is invented", new SettingsDocumented());
        return all;
    }
}
