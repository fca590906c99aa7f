package dev.tandem.server.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** Names of attached files as senders write them, reduced to what can be shown and saved. */
final class FileNames {

    /** Longer names are cut; no file system takes more. */
    static final int FILE_NAME_MAX_CHARACTERS = 200;

    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]");

    private FileNames() {}

    /** The old way of naming a file: a parameter of its type. */
    static Optional<String> ofContentType(@Nullable Field contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(contentType.getBody());
        return name.find() ? Optional.of(name.group(1) == null ? name.group(2) : name.group(1)) : Optional.empty();
    }

    /** Without folders and without excess length. */
    static String plain(String name) {
        String file = PATH.matcher(name).replaceFirst("");
        return file.length() <= FILE_NAME_MAX_CHARACTERS
                ? file
                : file.substring(file.length() - FILE_NAME_MAX_CHARACTERS);
    }
}
