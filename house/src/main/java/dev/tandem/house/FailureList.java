package dev.tandem.house;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whoever meets the number of a failure in the code finds out in the list of failures what it stands for, and which tests guard against
 * it.
 */
final class FailureList implements Check {

    static final String LIST = "docs/failures.md";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (F[0-9]{2}) \\|.*\\|([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");
    private static final Pattern NUMBER = Pattern.compile("\\bF[0-9]{2}\\b");

    @Override
    public List<String> findings(Repository repository) {
        Optional<TextFile> list = repository.file(LIST);
        return Stream.concat(
                        unknown(repository, list.map(FailureList::numbers).orElse(Set.of())),
                        list.stream().flatMap(file -> untested(repository, file)))
                .toList();
    }

    private static Stream<String> unknown(Repository repository, Set<String> known) {
        return repository.files().stream()
                .filter(file -> !file.isIn("house"))
                .filter(file -> file.isJava() || file.path().endsWith(".sql"))
                .flatMap(file -> numbers(file).stream()
                        .filter(number -> !known.contains(number))
                        .map(number ->
                                file.path() + " names " + number + ", which the list of failures does not have"));
    }

    private static Stream<String> untested(Repository repository, TextFile list) {
        Map<String, Set<String>> guards = new HashMap<>();
        repository.files().stream()
                .filter(TextFile::isTest)
                .filter(file -> !file.isIn("house"))
                .forEach(file -> numbers(file)
                        .forEach(number -> guards.computeIfAbsent(number, any -> new HashSet<>())
                                .addAll(file.className().stream().toList())));
        return ROW.matcher(list.text()).results().flatMap(row -> {
            Set<String> real = guards.getOrDefault(row.group(1), Set.of());
            List<String> named = TEST.matcher(row.group(2))
                    .results()
                    .map(test -> test.group(1))
                    .toList();
            Stream<String> wrong = named.stream()
                    .filter(test -> !real.contains(test))
                    .map(test -> LIST + " says that " + test + " guards against " + row.group(1)
                            + ", which it does not name");
            Stream<String> missing = named.isEmpty() && !real.isEmpty()
                    ? Stream.of(LIST + " names no test for " + row.group(1) + ", and there is "
                            + real.iterator().next())
                    : Stream.of();
            return Stream.concat(wrong, missing);
        });
    }

    private static Set<String> numbers(TextFile file) {
        return NUMBER.matcher(file.text()).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
