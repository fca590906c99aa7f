package dev.tandem.house;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lines that must not stand in certain files.
 *
 * @param where in which files
 * @param banned what must not be found in a line
 * @param why the sentence for whoever wrote it
 */
record BannedLine(Predicate<TextFile> where, Pattern banned, String why) implements Check {

    /** This module itself has to name what it bans. */
    private static final Predicate<TextFile> HOUSE = file -> file.isIn("house");

    static final Check LEFTOVERS = new BannedLine(
            HOUSE.negate(),
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b"),
            "is left over: do it, or file it as an issue");

    static final Check MACHINE_PATHS = new BannedLine(
            HOUSE.negate(),
            Pattern.compile("(?<![\\w.}])(/home/\\w|/Users/\\w|/root/|/tmp/\\w|/work/\\w|[A-Z]:\\\\Users)"),
            "names a folder that only one machine has");

    static final Check DISABLED_TESTS = new BannedLine(
            HOUSE.negate().and(TextFile::isJava),
            Pattern.compile("@(Disabled|Ignore)\\b"),
            "switches a test off: mend it or remove it");

    static final Check SLEEPING_TESTS = new BannedLine(
            HOUSE.negate().and(TextFile::isJava).and(TextFile::isTest),
            Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep|LockSupport\\.park"),
            "sleeps and hopes: wait for what shall happen");

    /**
     * Two print secrets on the terminal, and on purpose not into a log, which may be kept and sent around: how to log in, and a new key.
     * The third is a command whose sentences are all that it does, and that has no log.
     */
    private static final Set<String> ON_THE_TERMINAL =
            Set.of("FirstStart.java", "RotateKeys.java", "CheckMailDomain.java");

    static final Check PRINTING = new BannedLine(
            file -> file.isJava() && file.isMain() && file.isIn("server") && !ON_THE_TERMINAL.contains(file.name()),
            Pattern.compile("System\\.(out|err)\\b|\\.printStackTrace\\("),
            "prints past the log");

    /** The simulation looks at the database from behind, as tests do: it must see what the product would not say. A bench stores bare rows to compare with. */
    static final Check SQL_OUTSIDE_POSTGRES = new BannedLine(
            file -> file.isJava()
                    && file.isMain()
                    && !file.path().contains("/server/postgres/")
                    && !file.path().contains("/scenarios/simulation/")
                    && !file.path().contains("/scenarios/bench/"),
            Pattern.compile(
                    "(?i)(^|\")\\s*(select\\s.+\\sfrom\\s|insert into\\s|update\\s\\w+\\s+set\\s|delete from\\s|create (table|index)\\s)"),
            "speaks SQL outside server.postgres");

    @Override
    public List<String> findings(Repository repository) {
        return repository.files().stream()
                .filter(where)
                .flatMap(file -> file.lines()
                        .filter(line -> banned.matcher(line.text()).find())
                        .map(line -> file.path() + ":" + line.number() + " " + why))
                .toList();
    }
}
