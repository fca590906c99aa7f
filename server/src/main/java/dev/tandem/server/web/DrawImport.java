package dev.tandem.server.web;

import dev.tandem.server.csv.ContactFileStore;
import dev.tandem.server.csv.ContactFileStore.Progress;
import dev.tandem.server.csv.ContactLine.Refused;
import dev.tandem.server.csv.CsvFile;
import dev.tandem.server.csv.ImportContacts.Preview;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws a file of contacts: how it is read, and what came of it. */
@Component
class DrawImport {

    /** Refused lines that stand on the page; all of them can be downloaded. */
    private static final int REFUSED_SHOWN = 200;

    private final ContactFileStore files;
    private final MessageSource words;

    DrawImport(ContactFileStore files, MessageSource words) {
        this.files = files;
        this.words = words;
    }

    ImportView.Preview preview(Progress file, Preview preview) {
        CsvFile csv = preview.file();
        List<ImportView.Heading> columns = IntStream.range(
                        0, csv.columns().headings().size())
                .mapToObj(at -> new ImportView.Heading(
                        csv.columns().headings().get(at),
                        csv.columns().meanings().get(at).map(Enum::name).orElse(null)))
                .toList();
        return new ImportView.Preview(
                file.id(),
                file.fileName(),
                preview.lines(),
                csv.charset().displayName(Locale.ROOT),
                switch (csv.separator()) {
                    case ';' -> "SEMICOLON";
                    case '\t' -> "TAB";
                    default -> "COMMA";
                },
                columns,
                csv.columns().ignored(),
                preview.samples());
    }

    ImportView.Report report(Visit visit, Progress file) {
        return new ImportView.Report(
                file.id(),
                file.fileName(),
                file.endedAt().isPresent(),
                file.tally().created(),
                file.tally().updated(),
                file.tally().unchanged(),
                file.tally().refused(),
                files.refused(visit.subAccount(), file.id(), 0, REFUSED_SHOWN).stream()
                        .map(line -> new ImportView.RefusedLine(
                                line.source().number(),
                                reason(visit, line),
                                String.join(" · ", line.source().cells())))
                        .toList());
    }

    /** Why a line was refused, in the reader's words. */
    String reason(Visit visit, Refused line) {
        return sentence(visit, line.reason(), line.arguments().toArray());
    }

    /** What stands above the reasons. */
    String reasonHeading(Visit visit) {
        return words.getMessage("import.reason", null, visit.user().language().locale());
    }

    /** A sentence about a file, in the reader's words. */
    String sentence(Visit visit, String key, Object... arguments) {
        return words.getMessage(
                "api.fault." + key, arguments, visit.user().language().locale());
    }
}
