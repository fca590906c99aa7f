package dev.tandem.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English and German have the same sentences with the same gaps, and pages ask for no sentence that is not there. */
final class MessageBundles implements Check {

    private static final String RESOURCES = "server/src/main/resources/";
    private static final String ENGLISH = RESOURCES + "messages.properties";
    private static final String GERMAN = RESOURCES + "messages_de.properties";

    private static final Pattern GAP = Pattern.compile("\\{\\d+");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)|#messages\\.msg\\('([^']+)'");
    private static final Pattern BUILT_IN_TEMPLATE = Pattern.compile("#\\{'([^']+)'\\s*\\+");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z]*\\.[A-Za-z0-9_.]*)\"");

    @Override
    public List<String> findings(Repository repository) {
        Map<String, String> english = sentences(repository, ENGLISH);
        Map<String, String> german = sentences(repository, GERMAN);
        List<String> findings = new ArrayList<>();
        missing(english.keySet(), german.keySet())
                .map(key -> GERMAN + " lacks " + key)
                .forEach(findings::add);
        missing(german.keySet(), english.keySet())
                .map(key -> ENGLISH + " lacks " + key)
                .forEach(findings::add);
        english.keySet().stream()
                .filter(german::containsKey)
                .filter(key -> !gaps(english, key).equals(gaps(german, key)))
                .map(key -> key + " has other gaps in German than in English")
                .forEach(findings::add);
        asked(repository)
                .filter(ask -> !ask.isAnsweredBy(english.keySet()))
                .map(ask -> ask.path() + " asks for " + ask.key() + ", which no bundle has")
                .forEach(findings::add);
        return findings;
    }

    private static Stream<Ask> asked(Repository repository) {
        Set<String> chapters = sentences(repository, ENGLISH).keySet().stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toSet());
        Stream<Ask> templates = repository.files().stream()
                .filter(file -> file.isIn(RESOURCES + "templates"))
                .flatMap(MessageBundles::askedByTemplate);
        Stream<Ask> code = repository
                .java()
                .filter(file -> file.isMain() && file.path().contains("/server/web/"))
                .flatMap(file -> LITERAL.matcher(file.text())
                        .results()
                        .map(found -> new Ask(file.path(), found.group(1)))
                        .filter(ask -> chapters.contains(ask.chapter())));
        return Stream.concat(templates, code);
    }

    private static Stream<Ask> askedByTemplate(TextFile file) {
        Stream<String> whole = IN_TEMPLATE.matcher(file.text()).results().map(MessageBundles::eitherGroup);
        Stream<String> begun = BUILT_IN_TEMPLATE.matcher(file.text()).results().map(found -> found.group(1));
        return Stream.concat(whole, begun).map(key -> new Ask(file.path(), key));
    }

    private static String eitherGroup(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static Stream<String> missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(key -> !there.contains(key));
    }

    private static Set<String> gaps(Map<String, String> sentences, String key) {
        return GAP.matcher(sentences.getOrDefault(key, ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> sentences(Repository repository, String path) {
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(repository.file(path).map(TextFile::text).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }

    /** A key that a file asks for; one that ends in a dot is the beginning of several. */
    private record Ask(String path, String key) {

        String chapter() {
            return key.substring(0, key.indexOf('.') + 1);
        }

        boolean isAnsweredBy(Set<String> keys) {
            return key.endsWith(".") ? keys.stream().anyMatch(known -> known.startsWith(key)) : keys.contains(key);
        }
    }
}
