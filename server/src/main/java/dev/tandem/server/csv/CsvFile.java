package dev.tandem.server.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tandem.server.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A file of lines and cells, read as often as asked and never held as a whole.
 *
 * @param charset in which it is read
 * @param separator comma, semicolon or tab: whatever its first line has most of
 * @param columns what the first line says
 */
public record CsvFile(Supplier<InputStream> bytes, Charset charset, char separator, Columns columns) {

    /** A cell of which no end is in sight after so many characters has none. */
    static final int CELL_MAX_CHARACTERS = 1_048_576;

    private static final int FIRST_LINE_MAX_CHARACTERS = 65_536;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** A line with its cells. {@code number}: as an editor counts, from 1; where a line spans several, its first. */
    public record Line(long number, List<String> cells) {}

    /** Finds out how to read it. @throws BadInput if it cannot be read, is empty, or has no header */
    static CsvFile of(Supplier<InputStream> bytes) {
        Charset charset = FileText.encoding(bytes);
        char separator = separator(firstLine(bytes, charset));
        CsvFile bare = new CsvFile(bytes, charset, separator, new Columns(List.of(), List.of()));
        List<List<String>> first = new ArrayList<>();
        bare.read(line -> {
            first.add(line.cells());
            return false;
        });
        if (first.isEmpty()) {
            throw new BadInput("file", "import.empty");
        }
        return new CsvFile(bytes, charset, separator, Columns.of(first.getFirst()));
    }

    /** Every line but the first. @throws BadInput where the file cannot be read on, with the number of the line */
    void lines(Consumer<Line> reader) {
        boolean[] header = {true};
        read(line -> {
            if (!header[0]) {
                reader.accept(line);
            }
            header[0] = false;
            return true;
        });
    }

    private interface Reading {

        /** Whether to read on. */
        boolean more(Line line);
    }

    private void read(Reading reading) {
        long last = 0;
        try (Reader text = text(bytes, charset);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(CELL_MAX_CHARACTERS)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> each = records.iterator();
            boolean more = true;
            while (more && each.hasNext()) {
                CsvRecord record = each.next();
                last = record.getStartingLineNumber();
                more = reading.more(new Line(last, record.getFields()));
            }
        } catch (CsvParseException broken) {
            throw new BadInput("file", "import.broken", last + 1, CELL_MAX_CHARACTERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader text(Supplier<InputStream> bytes, Charset charset) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes.get(), charset));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static String firstLine(Supplier<InputStream> bytes, Charset charset) {
        try (Reader text = text(bytes, charset)) {
            StringBuilder line = new StringBuilder();
            int next = text.read();
            while (next >= 0
                    && (line.isEmpty() || (next != '\n' && next != '\r'))
                    && line.length() < FIRST_LINE_MAX_CHARACTERS) {
                if (next != '\n' && next != '\r') {
                    line.append((char) next);
                }
                next = text.read();
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char separator(String line) {
        String outside = line.replaceAll("\"[^\"]*\"", "");
        char most = SEPARATORS[0];
        for (char each : SEPARATORS) {
            most = count(outside, each) > count(outside, most) ? each : most;
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(letter -> letter == wanted).count();
    }
}
