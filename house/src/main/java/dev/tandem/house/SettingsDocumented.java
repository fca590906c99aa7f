package dev.tandem.house;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every environment variable that the product reads stands in a document for people, and none that it does not read. */
final class SettingsDocumented implements Check {

    private static final Pattern VARIABLE = Pattern.compile("\\bTANDEM_[A-Z][A-Z_]*[A-Z]\\b");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{tandem\\.([a-z-]+)");

    /** The server's settings are records without their variables' names; this test holds those names. */
    private static final String SETTINGS_TEST = "TandemPropertiesTest.java";

    /** Looks like a variable and is a header of emails. */
    private static final String HEADER = "TANDEM_MESSAGE";

    @Override
    public List<String> findings(Repository repository) {
        Set<String> read = read(repository);
        Set<String> told = variables(repository, SettingsDocumented::isForPeople);
        Stream<String> silent =
                read.stream().filter(name -> !told.contains(name)).map(name -> name + " is read but explained nowhere");
        Stream<String> invented = told.stream()
                .filter(name -> !read.contains(name))
                .map(name -> name + " is explained but read by nobody");
        return Stream.concat(silent, invented).toList();
    }

    private static Set<String> read(Repository repository) {
        Set<String> names = variables(repository, SettingsDocumented::isProduct);
        repository.files().stream()
                .filter(file -> file.name().equals("application.yaml"))
                .flatMap(file -> PROPERTY.matcher(file.text()).results())
                .map(property ->
                        "TANDEM_" + property.group(1).toUpperCase(Locale.ROOT).replace('-', '_'))
                .forEach(names::add);
        names.remove(HEADER);
        return names;
    }

    private static boolean isProduct(TextFile file) {
        boolean launcher = file.isIn("launcher") || file.path().equals("tandem");
        return launcher || (file.isJava() && file.isMain()) || file.name().equals(SETTINGS_TEST);
    }

    private static boolean isForPeople(TextFile file) {
        return file.path().equals("docs/operate.md") || file.path().equals("CONTRIBUTING.md");
    }

    private static Set<String> variables(Repository repository, Predicate<TextFile> where) {
        return repository.files().stream()
                .filter(where)
                .flatMap(file -> VARIABLE.matcher(file.text()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
