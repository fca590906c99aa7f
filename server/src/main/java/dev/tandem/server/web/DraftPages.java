package dev.tandem.server.web;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.draft.KeepDraft;
import dev.tandem.server.draft.KeepDraft.Kept;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.ForwardEmail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** R50: the composer keeps what is typed, a second after the last key; what is kept is listed, and opened where it was written. */
@Controller
@RequestMapping("/s/{sub}/drafts")
class DraftPages {

    private static final int SHOWN_MAX = 200;

    private final KeepDraft keepDraft;
    private final DraftStore drafts;
    private final ConversationScreen screen;
    private final DrawDrafts drawDrafts;
    private final ForwardEmail forwardEmail;
    private final DrawComposer composers;
    private final BlobStore blobs;

    DraftPages(
            KeepDraft keepDraft,
            DraftStore drafts,
            ConversationScreen screen,
            DrawDrafts drawDrafts,
            ForwardEmail forwardEmail,
            DrawComposer composers,
            BlobStore blobs) {
        this.blobs = blobs;
        this.composers = composers;
        this.forwardEmail = forwardEmail;
        this.keepDraft = keepDraft;
        this.drafts = drafts;
        this.screen = screen;
        this.drawDrafts = drawDrafts;
    }

    /** What the composer's script is told. */
    record Told(UUID draft, int revision, String said) {}

    /** A file that is kept. */
    record ToldFile(int n, String fileName, long size) {}

    @GetMapping
    String show(Visit visit, Model model) {
        screen.filters(model, visit);
        model.addAttribute(
                "drafts",
                drawDrafts.rows(
                        visit, drafts.all(visit.subAccount(), visit.user().id(), SHOWN_MAX)));
        return "drafts";
    }

    /** 409 where another window changed it since {@code revision}; none asks for no comparison. */
    @PostMapping
    ResponseEntity<Told> keep(
            Visit visit,
            WrittenForm form,
            @RequestParam(required = false) @Nullable String contact,
            @RequestParam(required = false) @Nullable Integer revision) {
        Optional<UUID> known = form.draftId();
        KeepDraft.Place place = new KeepDraft.Place(
                visit.subAccount(),
                visit.user().id(),
                Optional.ofNullable(contact).flatMap(Ids::parse));
        if (known.isEmpty() && form.content().isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return switch (keepDraft.save(place, known, form.content(), Optional.ofNullable(revision))) {
            case Kept.Saved(Draft draft) -> ResponseEntity.ok(told(visit, draft));
            case Kept.Changed(Draft meanwhile) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(told(visit, meanwhile));
            case Kept.Gone gone -> ResponseEntity.status(HttpStatus.GONE).build();
        };
    }

    private Told told(Visit visit, Draft draft) {
        return new Told(draft.id(), draft.revision(), drawDrafts.savedAt(visit, draft));
    }

    /** R48: begins a forward of this message, with its text and its files. */
    @PostMapping("/forward/{message}")
    String forward(Visit visit, @PathVariable UUID message) {
        ForwardEmail.Passed passed = forwardEmail
                .of(
                        visit.subAccount(),
                        message,
                        visit.user().language().locale(),
                        visit.user().timeZone())
                .orElseThrow(NothingHere::new);
        Draft.Content content = new Draft.Content(
                Draft.Kind.FORWARD,
                Optional.of(message),
                "",
                "",
                "",
                passed.subject(),
                composers.signed(visit) + "\n\n" + passed.text(),
                Optional.empty(),
                Optional.empty());
        KeepDraft.Place place =
                new KeepDraft.Place(visit.subAccount(), visit.user().id(), Optional.of(passed.contact()));
        keepDraft.begin(
                place,
                content,
                passed.files().stream()
                        .map(file -> new DraftStore.NewFile(
                                file.fileName(), file.contentType(), file.sizeBytes(), file.sha256(), false))
                        .toList());
        return "redirect:" + visit.path("/contacts/" + passed.contact() + "/answer?write=forward");
    }

    /** 413 where all files together are too large (R47), 422 where Gmail takes such a file from nobody. */
    @PostMapping("/{draft}/files")
    ResponseEntity<ToldFile> attach(
            Visit visit,
            @PathVariable UUID draft,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean shown) {
        try {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return keepDraft
                    .attach(
                            visit.subAccount(),
                            visit.user().id(),
                            draft,
                            new KeepDraft.Brought(
                                    name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
                                    Objects.requireNonNullElse(file.getContentType(), "application/octet-stream"),
                                    new RawEmail(file.getBytes()),
                                    shown))
                    .map(kept -> ResponseEntity.ok(new ToldFile(kept.n(), kept.fileName(), kept.size())))
                    .orElseThrow(NothingHere::new);
        } catch (BadInput refused) {
            boolean tooLarge = refused.faults().getFirst().key().equals("send.ATTACHMENTS_TOO_LARGE");
            return ResponseEntity.status(tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT)
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A picture that the text shows, for its author alone. */
    @GetMapping("/{draft}/files/{n}")
    ResponseEntity<byte[]> picture(Visit visit, @PathVariable UUID draft, @PathVariable int n) {
        Draft.File file =
                drafts.find(visit.subAccount(), visit.user().id(), draft).map(Draft::files).orElse(List.of()).stream()
                        .filter(kept -> kept.n() == n && kept.shown() && DraftPictures.isPicture(kept.contentType()))
                        .findFirst()
                        .orElseThrow(NothingHere::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(blobs.read(file.sha256()));
    }

    @PostMapping("/{draft}/files/{n}/remove")
    ResponseEntity<Void> detach(Visit visit, @PathVariable UUID draft, @PathVariable int n) {
        keepDraft.detach(visit.subAccount(), visit.user().id(), draft, n);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{draft}/discard")
    String discard(Visit visit, @PathVariable UUID draft, @RequestParam(required = false) @Nullable String back) {
        Optional<Draft> found = drafts.find(visit.subAccount(), visit.user().id(), draft);
        keepDraft.discard(visit.subAccount(), visit.user().id(), draft);
        return "redirect:"
                + visit.path(
                        "list".equals(back)
                                ? "/drafts"
                                : found.flatMap(Draft::contact)
                                        .map(contact -> "/contacts/" + contact + "/answer")
                                        .orElse("/conversations"));
    }
}
