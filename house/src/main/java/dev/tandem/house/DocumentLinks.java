package dev.tandem.house;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a document points to, exists. */
final class DocumentLinks implements Check {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)[^)]*\\)");

    @Override
    public List<String> findings(Repository repository) {
        return repository.files().stream()
                .filter(file -> file.path().endsWith(".md"))
                .flatMap(file -> LINK.matcher(file.text())
                        .results()
                        .map(link -> target(file, link.group(1)))
                        .filter(target -> !repository.has(target))
                        .map(target -> file.path() + " points to " + target + ", which does not exist"))
                .toList();
    }

    private static String target(TextFile from, String link) {
        return Path.of(from.folder()).resolve(link).normalize().toString().replace('\\', '/');
    }
}
