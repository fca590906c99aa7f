package dev.tandem.house;

import java.util.List;

/** One question about the whole repository. */
@FunctionalInterface
interface Check {

    /** What is not in order, a sentence each; none where all is well. */
    List<String> findings(Repository repository);
}
