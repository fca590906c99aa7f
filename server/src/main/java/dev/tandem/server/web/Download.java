package dev.tandem.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** A file of lines and cells on its way to a reader. */
final class Download {

    /** Lines that are in memory at once. */
    static final int LINES = 500;

    private Download() {}

    /** Says what follows, with the mark by which spreadsheets know UTF-8. */
    static void begin(HttpServletResponse response, String fileName) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        response.getWriter().write('\uFEFF');
    }

    /** The cells of a line and one more behind the columns of the file. */
    static List<String> with(List<String> cells, int columns, String last) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < columns) {
            all.add("");
        }
        all.add(last);
        return all;
    }
}
