package dev.tandem.server.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tandem.server.BadInput;
import dev.tandem.server.csv.ContactFileStore;
import dev.tandem.server.csv.ContactFileStore.Progress;
import dev.tandem.server.csv.ContactLine.Refused;
import dev.tandem.server.csv.ExportContacts;
import dev.tandem.server.csv.ImportContacts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Contacts from and to files: choosing one, looking at it, bringing it in, what came of it; and all contacts as a file. */
@Controller
@RequestMapping("/s/{sub}/contacts")
class ImportPages {

    private final ImportContacts importContacts;
    private final ExportContacts exportContacts;
    private final ContactFileStore files;
    private final DrawImport drawing;

    ImportPages(
            ImportContacts importContacts, ExportContacts exportContacts, ContactFileStore files, DrawImport drawing) {
        this.importContacts = importContacts;
        this.exportContacts = exportContacts;
        this.files = files;
        this.drawing = drawing;
    }

    @GetMapping("/import")
    String choose(Visit visit) {
        return "import";
    }

    @PostMapping("/import")
    String handIn(Visit visit, @RequestParam MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            UUID id = importContacts.handIn(visit.access(), name, bytes);
            return "redirect:" + visit.path("/contacts/imports/" + id);
        } catch (BadInput refused) {
            return refused(visit, refused, model, response);
        }
    }

    @GetMapping("/imports/{file}")
    String show(Visit visit, @PathVariable UUID file, Model model, HttpServletResponse response) {
        Progress progress = files.find(visit.subAccount(), file).orElseThrow(NothingHere::new);
        if (progress.begunAt().isPresent()) {
            model.addAttribute("report", drawing.report(visit, progress));
            return "import";
        }
        try {
            model.addAttribute("preview", drawing.preview(progress, importContacts.look(visit.subAccount(), file)));
            return "import";
        } catch (BadInput refused) {
            return refused(visit, refused, model, response);
        }
    }

    @PostMapping("/imports/{file}")
    String run(Visit visit, @PathVariable UUID file, Model model, HttpServletResponse response) {
        try {
            if (importContacts.run(visit.subAccount(), file).isEmpty()) {
                throw new NothingHere();
            }
            return "redirect:" + visit.path("/contacts/imports/" + file);
        } catch (BadInput refused) {
            return refused(visit, refused, model, response);
        }
    }

    /** The refused lines as they stood in the file, and why; corrected, they can be brought in again. */
    @GetMapping("/imports/{file}/refused.csv")
    void refusedLines(Visit visit, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        Progress progress = files.find(visit.subAccount(), file).orElseThrow(NothingHere::new);
        Download.begin(response, "refused-lines.csv");
        CsvWriter csv = CsvWriter.builder().build(response.getWriter());
        csv.writeRecord(Download.with(progress.headings(), progress.headings().size(), drawing.reasonHeading(visit)));
        List<Refused> lines = files.refused(visit.subAccount(), file, 0, Download.LINES);
        while (!lines.isEmpty()) {
            lines.forEach(line -> csv.writeRecord(
                    Download.with(line.source().cells(), progress.headings().size(), drawing.reason(visit, line))));
            lines = files.refused(
                    visit.subAccount(), file, lines.getLast().source().number(), Download.LINES);
        }
        csv.flush();
    }

    @GetMapping("/export")
    void export(Visit visit, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contacts.csv\"");
        exportContacts.run(visit.subAccount(), visit.user().language(), response.getOutputStream());
    }

    private String refused(Visit visit, BadInput refused, Model model, HttpServletResponse response) {
        BadInput.Fault fault = refused.faults().getFirst();
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "fault", drawing.sentence(visit, fault.key(), fault.arguments().toArray()));
        return "import";
    }
}
