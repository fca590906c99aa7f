package dev.tandem.house;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whoever meets the number of a failure in the code finds out in the list of failures what it stands for. */
final class FailureList implements Check {

    static final String LIST = "docs/failures.md";

    private static final Pattern NUMBER = Pattern.compile("\\bF[0-9]{2}\\b");

    @Override
    public List<String> findings(Repository repository) {
        Set<String> known = repository.file(LIST).map(FailureList::numbers).orElse(Set.of());
        return repository.files().stream()
                .filter(file -> !file.isIn("house"))
                .filter(file -> file.isJava() || file.path().endsWith(".sql"))
                .flatMap(file -> numbers(file).stream()
                        .filter(number -> !known.contains(number))
                        .map(number -> file.path() + " names " + number + ", which the list of failures does not have"))
                .toList();
    }

    private static Set<String> numbers(TextFile file) {
        return NUMBER.matcher(file.text()).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
