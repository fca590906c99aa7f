package dev.tandem.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The repository as it lies here, without what was built or bought.
 *
 * @param files those that are text
 * @param paths of all files, text or not
 */
record Repository(List<TextFile> files, Set<String> paths) {

    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", "target", "build", "node_modules");
    private static final Set<String> TEXT = Set.of(
            "java",
            "md",
            "sh",
            "xml",
            "yaml",
            "yml",
            "properties",
            "sql",
            "html",
            "css",
            "js",
            "json",
            "txt",
            "svg",
            "run",
            "tandem",
            "gitignore");

    /** A repository of these files alone. */
    static Repository of(TextFile... files) {
        return new Repository(
                List.of(files), Set.copyOf(Stream.of(files).map(TextFile::path).toList()));
    }

    /** The one that this test runs in, found from the working directory upwards. */
    static Repository here() {
        Path root = root(Path.of("").toAbsolutePath());
        List<TextFile> files = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Walk(root, files, paths));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Repository(List.copyOf(files), Set.copyOf(paths));
    }

    Optional<TextFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    Stream<TextFile> java() {
        return files.stream().filter(TextFile::isJava);
    }

    /** Whether there is such a file or folder. */
    boolean has(String path) {
        return paths.contains(path) || paths.stream().anyMatch(known -> known.startsWith(path + "/"));
    }

    private static Path root(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("tandem"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No repository around " + from);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<TextFile> files;
        private final List<String> paths;

        Walk(Path root, List<TextFile> files, List<String> paths) {
            this.root = root;
            this.files = files;
            this.paths = paths;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean foreign = NOT_OURS.contains(name) || name.matches("data\\d*");
            return foreign && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = root.relativize(file).toString().replace('\\', '/');
            paths.add(path);
            String name = file.getFileName().toString();
            if (TEXT.contains(name.substring(name.lastIndexOf('.') + 1))) {
                files.add(new TextFile(path, Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
