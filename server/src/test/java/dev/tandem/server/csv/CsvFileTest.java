package dev.tandem.server.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.server.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file of contacts")
class CsvFileTest {

    private static final String MUELLER = "Vorname;Nachname;E-Mail\nJörg;Müller-Straße;joerg@müller.example\n";

    record Written(String how, Supplier<byte[]> bytes, String charset) {
        @Override
        public String toString() {
            return how;
        }
    }

    static Stream<Written> encodings() {
        byte[] utf8Mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] littleMark = {(byte) 0xFF, (byte) 0xFE};
        byte[] bigMark = {(byte) 0xFE, (byte) 0xFF};
        return Stream.of(
                new Written("UTF-8", () -> MUELLER.getBytes(StandardCharsets.UTF_8), "UTF-8"),
                new Written("UTF-8 with its mark", () -> joined(utf8Mark, MUELLER, StandardCharsets.UTF_8), "UTF-8"),
                new Written("Windows-1252", () -> MUELLER.getBytes(FileText.WINDOWS), "windows-1252"),
                new Written(
                        "UTF-16 with its mark",
                        () -> joined(littleMark, MUELLER, StandardCharsets.UTF_16LE),
                        "UTF-16LE"),
                new Written(
                        "UTF-16, the other way", () -> joined(bigMark, MUELLER, StandardCharsets.UTF_16BE), "UTF-16BE"),
                new Written("UTF-16 without a mark", () -> MUELLER.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE"),
                new Written("the same, the other way", () -> MUELLER.getBytes(StandardCharsets.UTF_16BE), "UTF-16BE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    @DisplayName("is read in the encoding in which it was written")
    void encodings(Written written) {
        CsvFile file = open(written.bytes().get());
        assertThat(file.charset().name()).isEqualTo(written.charset());
        assertThat(file.columns().headings()).containsExactly("Vorname", "Nachname", "E-Mail");
        assertThat(lines(file))
                .containsExactly(new CsvFile.Line(2, List.of("Jörg", "Müller-Straße", "joerg@müller.example")));
    }

    @Test
    @DisplayName("is refused if it is no text: a picture, half a character of UTF-16, what Windows has no letter for")
    void noText() {
        byte[] picture = new byte[9000];
        for (int at = 0; at < picture.length; at++) {
            picture[at] = (byte) (at * 7 + at / 11);
        }
        byte[] brokenLate = (MUELLER.repeat(500) + "\u00e9").getBytes(StandardCharsets.UTF_8);
        brokenLate[brokenLate.length - 2] = 'e';
        brokenLate[brokenLate.length - 1] = (byte) 0x81;
        for (byte[] bytes : List.of(
                picture,
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'N', 0, 0, (byte) 0xD8, 'N', 0},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'N'},
                brokenLate)) {
            assertRefused(bytes, "import.encoding");
        }
    }

    @Test
    @DisplayName("is parted by what its first line has most of, quotes left out; cells may hold lines and separators")
    void separators() {
        assertThat(lines(text("\"Name, first\",Email,Company\n\"Weber, Jana\",j@x.example,\"A\nB\"\nx,y@x.example,\n")))
                .containsExactly(
                        new CsvFile.Line(2, List.of("Weber, Jana", "j@x.example", "A\nB")),
                        new CsvFile.Line(4, List.of("x", "y@x.example", "")));
        assertThat(text("Name\tEmail\nJana, Dr.\tj@x.example").separator()).isEqualTo('\t');
        assertThat(text("Name;Email\nJana, a, b, c;j@x.example").separator()).isEqualTo(';');
        assertThat(text("Email\nj@x.example").separator()).isEqualTo(',');
    }

    @Test
    @DisplayName("counts lines as an editor does, empty ones too, and takes all three line ends")
    void lineNumbers() {
        assertThat(lines(text("Email\r\na@x.example\r\n\r\nb@x.example\rc@x.example\n")))
                .extracting(CsvFile.Line::number)
                .containsExactly(2L, 4L, 5L);
    }

    @Test
    @DisplayName("is refused if it is empty, or if its first line names neither a name nor an address")
    void noHeader() {
        assertRefused(new byte[0], "import.empty");
        assertRefused("\n\n\n".getBytes(StandardCharsets.UTF_8), "import.empty");
        assertRefused("jana@x.example,Jana\n".getBytes(StandardCharsets.UTF_8), "import.noHeader");
        assertRefused("Company,Tags\nA,b\n".getBytes(StandardCharsets.UTF_8), "import.noHeader");
    }

    @Test
    @DisplayName("is refused with the line from which on it cannot be read")
    void broken() {
        CsvFile open = text("Email\na@x.example\n\"b@x.example\nc@x.example\n");
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> lines(open)).satisfies(refused -> {
            assertThat(refused.faults().getFirst().key()).isEqualTo("import.broken");
            assertThat(refused.faults().getFirst().arguments()).startsWith(3L);
        });
        CsvFile endless = text("Email\na@x.example\n" + "x".repeat(CsvFile.CELL_MAX_CHARACTERS + 1) + "\n");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> lines(endless))
                .satisfies(refused ->
                        assertThat(refused.faults().getFirst().arguments()).startsWith(3L));
    }

    @Test
    @DisplayName(
            "names its columns in English or German, hyphens and case or not; a second address column is further ones")
    void columns() {
        Columns columns = Columns.of(List.of(
                "given_name",
                "NACHNAME",
                "email",
                "E-Mail",
                "Firma",
                "Schlagwörter",
                "zugewiesen an",
                "Kundennr.",
                "Firma"));
        assertThat(columns.meanings())
                .containsExactly(
                        Optional.of(Column.FIRST_NAME),
                        Optional.of(Column.LAST_NAME),
                        Optional.of(Column.EMAIL),
                        Optional.of(Column.MORE_EMAILS),
                        Optional.of(Column.COMPANY),
                        Optional.of(Column.TAGS),
                        Optional.of(Column.ASSIGNED_TO),
                        Optional.empty(),
                        Optional.empty())
                .hasSameSizeAs(columns.headings());
        assertThat(columns.ignored()).contains("Kundennr.", "Firma");
    }

    private static CsvFile text(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvFile open(byte[] bytes) {
        return CsvFile.of(() -> new ByteArrayInputStream(bytes));
    }

    private static List<CsvFile.Line> lines(CsvFile file) {
        List<CsvFile.Line> lines = new ArrayList<>();
        file.lines(lines::add);
        return lines;
    }

    private static void assertRefused(byte[] bytes, String key) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> open(bytes))
                .satisfies(
                        refused -> assertThat(refused.faults().getFirst().key()).isEqualTo(key));
    }

    private static byte[] joined(byte[] mark, String text, Charset charset) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(mark);
        all.writeBytes(text.getBytes(charset));
        return all.toByteArray();
    }
}
