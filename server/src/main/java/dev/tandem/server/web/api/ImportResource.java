package dev.tandem.server.web.api;

import dev.tandem.server.csv.ContactFileStore;
import dev.tandem.server.csv.ContactFileStore.Progress;
import dev.tandem.server.csv.ContactLine.Refused;
import dev.tandem.server.csv.ExportContacts;
import dev.tandem.server.csv.ImportContacts;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Language;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contacts from and to files. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/contacts")
@Tag(name = "Contacts")
class ImportResource {

    private static final String CSV = "text/csv";

    private final ImportContacts importContacts;
    private final ExportContacts exportContacts;
    private final ContactFileStore files;
    private final Words words;

    ImportResource(ImportContacts importContacts, ExportContacts exportContacts, ContactFileStore files, Words words) {
        this.importContacts = importContacts;
        this.exportContacts = exportContacts;
        this.files = files;
        this.words = words;
    }

    /** What came of a file. */
    @Schema(name = "ImportReport")
    record ReportJson(
            UUID id,
            int created,
            int updated,

            @Schema(description = "Lines that asked for nothing new")
            int unchanged,

            List<RefusedJson> refused) {}

    /** A line that was refused whole. */
    @Schema(name = "RefusedLine")
    record RefusedJson(
            @Schema(description = "As an editor counts, from 1")
            long line,

            @Schema(example = "“jana@” is no email address. Write it like name@company.example.")
            String reason) {}

    @PostMapping(path = "/import", consumes = CSV)
    @Operation(summary = "Bring contacts in from a file", description = """
                    Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; the first line names the columns, in English or German: first name, last
                    name or name, email, further addresses, company, job title, tags, assigned to (a member's login address), do not disturb. Columns
                    with other names are passed over. Whoever has one of a line's addresses is updated, nobody is doubled; empty cells change nothing,
                    so the same file can be sent again. A line is taken or refused as a whole. At most 20 MB and 100,000 lines.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ReportJson bringIn(Access access, HttpServletRequest request) throws IOException {
        UUID file = importContacts.handIn(access, "API", request.getInputStream());
        Progress done = importContacts.run(access.subAccountId(), file).orElseThrow(Refusal::notFound);
        List<Refused> refused = files.refused(access.subAccountId(), file, 0, ImportContacts.LINES_MAX);
        return new ReportJson(
                file,
                done.tally().created(),
                done.tally().updated(),
                done.tally().unchanged(),
                refused.stream().map(line -> json(request, line)).toList());
    }

    private RefusedJson json(HttpServletRequest request, Refused line) {
        return new RefusedJson(
                line.source().number(),
                words.say(
                        request, "api.fault." + line.reason(), line.arguments().toArray()));
    }

    @GetMapping(path = "/export", produces = CSV)
    @Operation(
            summary = "All contacts as a file",
            description =
                    "UTF-8 with its mark, commas, headings in the caller's language. Cells that a spreadsheet would run as formulas"
                            + " begin with an apostrophe, which an import takes off again.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void export(Access access, HttpServletResponse response) throws IOException {
        Language language = access.actor().user().language();
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contacts.csv\"");
        exportContacts.run(access.subAccountId(), language, response.getOutputStream());
    }
}
