package dev.tandem.house;

import java.util.List;

/** Every package says in its package-info which question it answers; that is also where null is ruled out. */
final class PackageWords implements Check {

    @Override
    public List<String> findings(Repository repository) {
        return repository
                .java()
                .map(TextFile::folder)
                .distinct()
                .filter(folder ->
                        !says(repository, folder) && !says(repository, folder.replace("/src/test/", "/src/main/")))
                .map(folder -> folder + " has no package-info.java")
                .toList();
    }

    private static boolean says(Repository repository, String folder) {
        return repository.has(folder + "/package-info.java");
    }
}
