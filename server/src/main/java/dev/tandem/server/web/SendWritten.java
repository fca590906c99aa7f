package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.draft.KeepDraft;
import dev.tandem.server.draft.KeepDraft.Kept;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.LargeLetters;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.QuoteEmail;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.outbound.SendRequest.Choices;
import dev.tandem.server.outbound.SendResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sends what stands in the composer: first it is kept as a draft with its files, so that nothing is lost whatever comes, then it is
 * queued, to wait for the author's second thoughts (R50, R52).
 */
@Component
class SendWritten {

    private final SendEmail sendEmail;
    private final KeepDraft keepDraft;
    private final DraftStore drafts;
    private final BlobStore blobs;
    private final LargeLetters largeLetters;
    private final QuoteEmail quoteEmail;
    private final InstantSource clock;

    SendWritten(
            SendEmail sendEmail,
            KeepDraft keepDraft,
            DraftStore drafts,
            BlobStore blobs,
            LargeLetters largeLetters,
            QuoteEmail quoteEmail,
            InstantSource clock) {
        this.largeLetters = largeLetters;
        this.quoteEmail = quoteEmail;
        this.sendEmail = sendEmail;
        this.keepDraft = keepDraft;
        this.drafts = drafts;
        this.blobs = blobs;
        this.clock = clock;
    }

    SendResult run(Visit visit, UUID contact, WrittenForm form) {
        Optional<UUID> draft = kept(visit, contact, form);
        List<Letter.File> tooMuch = form.files().stream()
                .filter(file -> draft.isEmpty() || !attached(visit, draft.get(), file))
                .toList();
        List<Draft.File> before = draft.flatMap(
                        id -> drafts.find(visit.subAccount(), visit.user().id(), id))
                .map(Draft::files)
                .orElse(List.of());
        long bytes = before.stream().mapToLong(Draft.File::size).sum();
        return largeLetters.inTurn(
                bytes,
                () -> sendEmail.run(whole(
                        visit,
                        form,
                        request(
                                visit,
                                contact,
                                form,
                                draft,
                                Stream.concat(before.stream().map(this::file), tooMuch.stream())
                                        .toList()))));
    }

    private SendRequest request(
            Visit visit, UUID contact, WrittenForm form, Optional<UUID> draft, List<Letter.File> files) {
        boolean fresh = form.answered().isEmpty();
        return new SendRequest(
                visit.subAccount(),
                visit.user().id(),
                visit.user().name(),
                contact,
                WrittenForm.recipients(form.to()),
                WrittenForm.recipients(form.cc()),
                WrittenForm.recipients(form.bcc()),
                fresh ? Optional.ofNullable(form.subject()).map(String::strip) : Optional.empty(),
                form.plainText(),
                form.formatted(),
                files,
                form.answered(),
                false,
                new Choices(
                        Optional.ofNullable(form.from()).flatMap(EmailAddress::parse),
                        form.forwarded(),
                        leavesAt(visit, form),
                        draft,
                        form.confirmed()));
    }

    /** False for what makes the email too large: its author is told, and the others are kept (R47). */
    private boolean attached(Visit visit, UUID draft, Letter.File file) {
        try {
            return keepDraft
                    .attach(
                            visit.subAccount(),
                            visit.user().id(),
                            draft,
                            new KeepDraft.Brought(file.fileName(), file.contentType(), file.bytes(), false))
                    .isPresent();
        } catch (BadInput tooLarge) {
            return false;
        }
    }

    /** A draft that another window sent or threw away is kept as a new one. */
    private Optional<UUID> kept(Visit visit, UUID contact, WrittenForm form) {
        KeepDraft.Place place =
                new KeepDraft.Place(visit.subAccount(), visit.user().id(), Optional.of(contact));
        Kept first = keepDraft.save(place, form.draftId(), form.content(), Optional.empty());
        Kept kept = first instanceof Kept.Gone
                ? keepDraft.save(place, Optional.empty(), form.content(), Optional.empty())
                : first;
        return kept instanceof Kept.Saved(Draft draft) ? Optional.of(draft.id()) : Optional.empty();
    }

    /** With what it answers below, and with the pictures that its text shows inside. */
    private SendRequest whole(Visit visit, WrittenForm form, SendRequest request) {
        SendRequest shown =
                request.html().map(html -> DraftPictures.inside(html, request)).orElse(request);
        return form.answered()
                .filter(answered -> form.quotes() && saysSomething(shown))
                .flatMap(answered -> quoteEmail.of(
                        visit.subAccount(),
                        answered,
                        visit.user().language().locale(),
                        visit.user().timeZone()))
                .map(shown::quoting)
                .orElse(shown);
    }

    /** Nobody means to send a quotation alone. */
    private static boolean saysSomething(SendRequest request) {
        return !request.text().isBlank()
                || request.html().isPresent()
                || !request.files().isEmpty();
    }

    private Letter.File file(Draft.File file) {
        return new Letter.File(
                file.fileName(),
                file.contentType(),
                new RawEmail(blobs.read(file.sha256())),
                Optional.of(DraftPictures.contentId(file.n())).filter(id -> file.shown()));
    }

    private Optional<Instant> leavesAt(Visit visit, WrittenForm form) {
        if (form.hasTime()) {
            return WhenToSend.said(form.localTime(), visit.access().subAccount().timeZone());
        }
        int undo = visit.user().undoSeconds();
        return undo == 0 ? Optional.empty() : Optional.of(clock.instant().plusSeconds(undo));
    }
}
