package dev.tandem.server.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import shows. */
public interface ImportView {

    /**
     * A file before it is brought in.
     *
     * @param encoding as people call it
     * @param separator {@code COMMA}, {@code SEMICOLON} or {@code TAB}
     * @param ignored headings that mean nothing here
     * @param samples cells of the first lines
     */
    record Preview(
            UUID id,
            String fileName,
            int lines,
            String encoding,
            String separator,
            List<Heading> columns,
            List<String> ignored,
            List<List<String>> samples) {}

    /** A column of the file. {@code meaning}: absent where it is passed over. */
    record Heading(String heading, @Nullable String meaning) {}

    /**
     * What came of a file.
     *
     * @param ended whether every line has been seen to
     * @param lines the first ones that were refused
     */
    record Report(
            UUID id,
            String fileName,
            boolean ended,
            int created,
            int updated,
            int unchanged,
            int refused,
            List<RefusedLine> lines) {}

    /** A line that was refused, and why. */
    record RefusedLine(long number, String reason, String content) {}
}
