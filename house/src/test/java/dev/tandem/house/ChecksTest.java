package dev.tandem.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check refuses a repository that is not in order and takes one that is; a check that cannot fail proves nothing. */
class ChecksTest {

    private static final String JAVA = "server/src/main/java/dev/tandem/server/";
    private static final String TESTS = "server/src/test/java/dev/tandem/server/";
    private static final String BUNDLE = "server/src/main/resources/messages";
    private static final String PAGE = "server/src/main/resources/templates/page.html";

    static Stream<Disorder> disorders() {
        return Stream.of(
                // rules
                disorder(new RuleRegister(), "does not have", file(JAVA + "A.java", "// R98")),
                disorder(new RuleRegister(), "does not have", file(TESTS + "ATest.java", "// R98")),
                disorder(
                        new RuleRegister(),
                        "R98 is said to stand in A",
                        register("| R98 | Words. | `A` | `ATest` |\n| R97 | Words. |"),
                        file(JAVA + "A.java", "// R97"),
                        file(TESTS + "ATest.java", "// R98")),
                disorder(
                        new RuleRegister(),
                        "R98 is said to stand in ATest",
                        register("| R98 | Words. | `A` | `ATest` |"),
                        file(JAVA + "A.java", "// R98"),
                        file(TESTS + "ATest.java", "")),
                disorder(
                        new RuleRegister(),
                        "has no code or no test",
                        register("| R98 | Words. | `A` | |"),
                        file(JAVA + "A.java", "// R98")),
                disorder(new RuleRegister(), "stands twice", register("| R98 | Words. |\n| R98 | Words. |")),
                disorder(new FailureList(), "names F98", file(JAVA + "A.java", "// F98"), failures("| F97 |")),
                disorder(
                        new FailureList(),
                        "says that ATest guards against F98",
                        file(TESTS + "ATest.java", "F97"),
                        failures("| F97 | bad | good | `ATest` |\n| F98 | bad | good | `ATest` |")),
                disorder(
                        new FailureList(),
                        "names no test for F98",
                        file(TESTS + "ATest.java", "F98"),
                        failures("| F98 | bad | good | – |")),
                // lines
                disorder(BannedLine.LEFTOVERS, "left over", file(JAVA + "A.java", "// TODO later")),
                disorder(BannedLine.LEFTOVERS, "left over", file("docs/operate.md", "FIXME")),
                disorder(
                        BannedLine.SQL_OUTSIDE_POSTGRES,
                        "speaks SQL",
                        file(JAVA + "web/A.java", "\"select x from y\"")),
                disorder(
                        BannedLine.SQL_OUTSIDE_POSTGRES,
                        "speaks SQL",
                        file(JAVA + "web/A.java", "\"\"\"\n    insert into contact (a)\n")),
                disorder(BannedLine.SLEEPING_TESTS, "sleeps", file(TESTS + "A.java", "Thread.sleep(100);")),
                disorder(BannedLine.SLEEPING_TESTS, "sleeps", file(TESTS + "A.java", "TimeUnit.SECONDS.sleep(1);")),
                disorder(BannedLine.DISABLED_TESTS, "switches a test off", file(TESTS + "A.java", "@Disabled")),
                disorder(BannedLine.MACHINE_PATHS, "only one machine", file("docs/a.md", "see /home/ada/tandem")),
                disorder(BannedLine.PRINTING, "prints", file(JAVA + "A.java", "System.out.println(1);")),
                disorder(BannedLine.PRINTING, "prints", file(JAVA + "A.java", "e.printStackTrace();")),
                // languages
                disorder(new MessageBundles(), "lacks a", english("a=A"), german("")),
                disorder(new MessageBundles(), "lacks b", english(""), german("b=B")),
                disorder(new MessageBundles(), "other gaps", english("a={0} of {1}"), german("a={0}")),
                disorder(new MessageBundles(), "asks for a.b", english("a=A"), german("a=A"), file(PAGE, "#{a.b}")),
                disorder(new MessageBundles(), "asks for c.", english(""), german(""), file(PAGE, "#{'c.' + ${x}}")),
                disorder(
                        new MessageBundles(),
                        "asks for a.c",
                        english("a.b=B"),
                        german("a.b=B"),
                        file(JAVA + "web/A.java", "say(\"a.c\")")),
                // documents and packages
                disorder(new PackageWords(), "no package-info", file(JAVA + "web/A.java", "")),
                disorder(new DocumentLinks(), "does not exist", file("docs/a.md", "[b](b.md)")),
                disorder(
                        new SettingsDocumented(),
                        "explained nowhere",
                        file("launcher/run.sh", "${TANDEM_NEW_PORT:-1}")),
                disorder(
                        new SettingsDocumented(),
                        "explained nowhere",
                        file("server/src/main/resources/application.yaml", "${tandem.new-port:1}")),
                disorder(new SettingsDocumented(), "read by nobody", file("docs/operate.md", "TANDEM_OLD_PORT")));
    }

    @ParameterizedTest
    @MethodSource("disorders")
    void refuses(Disorder disorder) {
        assertThat(disorder.check().findings(disorder.repository()))
                .singleElement()
                .asString()
                .contains(disorder.finding());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.house.TidyTest#checks")
    void takesWhatIsInOrder(Check check) {
        Repository tidy = Repository.of(
                register("| R98 | Words. | `A` | `ATest` |\n| R97 | Words. |"),
                failures("| F98 |"),
                file(JAVA + "postgres/A.java", "// R98, R97, F98\n\"\"\"\n  select a from b\n"),
                file(JAVA + "postgres/package-info.java", ""),
                file(TESTS + "postgres/ATest.java", "// R98"),
                file(JAVA + "web/package-info.java", ""),
                file(JAVA + "web/B.java", "say(\"a.b\"); other(\"c.d\");"),
                english("a.b=From {0}"),
                german("a.b=Von {0}"),
                file(PAGE, "#{a.b(${x})} #{'a.' + ${x}}"),
                file("launcher/run.sh", "$TANDEM_NEW_PORT"),
                file("docs/operate.md", "`TANDEM_NEW_PORT`, [rules](rules.md), https://example.com/home/ada"));
        assertThat(check.findings(tidy)).isEmpty();
    }

    @Test
    void noCheckIsLeftOut() {
        assertThat(disorders().map(Disorder::check).map(ChecksTest::name).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Checks.all().values().stream().map(ChecksTest::name).toList());
    }

    private static String name(Check check) {
        return check instanceof BannedLine line ? line.why() : check.getClass().getSimpleName();
    }

    private static Disorder disorder(Check check, String finding, TextFile... files) {
        return new Disorder(check, finding, Repository.of(files));
    }

    private static TextFile file(String path, String text) {
        return new TextFile(path, text);
    }

    private static TextFile register(String rows) {
        return file(RuleRegister.REGISTER, rows);
    }

    private static TextFile failures(String rows) {
        return file(FailureList.LIST, rows);
    }

    private static TextFile english(String sentences) {
        return file(BUNDLE + ".properties", sentences);
    }

    private static TextFile german(String sentences) {
        return file(BUNDLE + "_de.properties", sentences);
    }

    /** A repository that is not in order, and what is to be found in it. */
    record Disorder(Check check, String finding, Repository repository) {

        @Override
        public String toString() {
            return finding + ": " + repository.paths();
        }
    }
}
