package dev.tandem.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The register of rules tells the truth: the code and the tests that it names for a rule exist and name that rule, a rule that stands has
 * both, and no code or test names a rule that the register does not have.
 */
final class RuleRegister implements Check {

    static final String REGISTER = "docs/rules.md";

    private static final Pattern RULE = Pattern.compile("\\bR[0-9]{2}\\b");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    @Override
    public List<String> findings(Repository repository) {
        List<Row> rows = rows(repository);
        List<String> findings = new ArrayList<>();
        twice(rows).map(rule -> rule + " stands twice in the register").forEach(findings::add);
        rows.stream().flatMap(row -> wrong(row, repository)).forEach(findings::add);
        Set<String> known = rows.stream().map(Row::rule).collect(Collectors.toSet());
        Map<String, String> strangers = new TreeMap<>();
        repository.files().stream()
                .filter(RuleRegister::maySpeakOfRules)
                .forEach(file -> rules(file).stream()
                        .filter(rule -> !known.contains(rule))
                        .forEach(rule -> strangers.putIfAbsent(rule, file.path())));
        strangers.forEach((rule, path) -> findings.add(path + " names " + rule + ", which the register does not have"));
        return findings;
    }

    private static boolean maySpeakOfRules(TextFile file) {
        return !file.isIn("house") && (file.isMain() || file.isTest());
    }

    private static Stream<String> wrong(Row row, Repository repository) {
        Stream<String> empty = Stream.of(row)
                .filter(Row::stands)
                .filter(stands -> stands.code().isEmpty() || stands.tests().isEmpty())
                .map(stands -> stands.rule() + " is said to stand and has no code or no test");
        return Stream.of(
                        empty,
                        untrue(row, row.code(), repository, TextFile::isMain),
                        untrue(row, row.tests(), repository, TextFile::isTest))
                .flatMap(findings -> findings);
    }

    private static Stream<String> untrue(
            Row row, List<String> classes, Repository repository, Predicate<TextFile> side) {
        return classes.stream()
                .filter(name -> repository
                        .java()
                        .filter(side)
                        .filter(file -> file.className().equals(Optional.of(name)))
                        .noneMatch(file -> rules(file).contains(row.rule())))
                .map(name -> row.rule() + " is said to stand in " + name + ", which does not name it");
    }

    private static Stream<String> twice(List<Row> rows) {
        Set<String> seen = new TreeSet<>();
        return rows.stream().map(Row::rule).filter(rule -> !seen.add(rule));
    }

    private static Set<String> rules(TextFile file) {
        return RULE.matcher(file.text())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Row> rows(Repository repository) {
        return repository
                .file(REGISTER)
                .map(TextFile::text)
                .orElse("")
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells ->
                        cells.length > 2 && RULE.matcher(cells[1].strip()).matches())
                .map(RuleRegister::row)
                .toList();
    }

    /** Cells: nothing, rule, meaning, and where the rule stands or has begun: code, test. */
    private static Row row(String[] cells) {
        List<String> rest = Arrays.asList(cells).subList(2, cells.length);
        return new Row(cells[1].strip(), classes(rest, 1), classes(rest, 2), rest.size() == 4);
    }

    private static List<String> classes(List<String> cells, int at) {
        return at < cells.size()
                ? CLASS.matcher(cells.get(at))
                        .results()
                        .map(found -> found.group(1))
                        .toList()
                : List.of();
    }

    /**
     * A line of the register.
     *
     * @param stands whether it claims code and test
     */
    private record Row(String rule, List<String> code, List<String> tests, boolean stands) {}
}
