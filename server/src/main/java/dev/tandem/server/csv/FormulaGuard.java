package dev.tandem.server.csv;

import java.util.regex.Pattern;

/**
 * Keeps cells from being run as formulas by a spreadsheet: an apostrophe before them, as spreadsheets themselves write it. What was
 * guarded comes back exactly as it was, and nothing else loses an apostrophe.
 */
final class FormulaGuard {

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    static String guarded(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String plain(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
