package dev.tandem.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.draft.Draft.Content;
import dev.tandem.server.draft.KeepDraft.Kept;
import dev.tandem.server.draft.KeepDraft.Place;
import dev.tandem.server.inbound.BlobReferences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R50: what somebody writes is kept while they write it")
class KeepDraftTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final KeepDraft keepDraft = bench.get(KeepDraft.class);
    private final DraftStore drafts = bench.get(DraftStore.class);
    private final Place toJana = new Place(scene.kramer(), scene.ben(), Optional.of(scene.janaId()));

    @Test
    @DisplayName("and found again where it was written, by nobody else")
    void found() {
        Draft first = saved(toJana, "Guten");
        Draft second = ((Kept.Saved) keepDraft.save(
                        toJana, Optional.of(first.id()), text("Guten Tag"), Optional.of(first.revision())))
                .draft();
        assertThat(second.revision()).isEqualTo(first.revision() + 1);
        assertThat(drafts.latest(scene.kramer(), scene.ben(), Optional.of(scene.janaId())))
                .map(draft -> draft.content().text())
                .contains("Guten Tag");
        assertThat(drafts.latest(scene.kramer(), scene.ben(), Optional.empty())).isEmpty();
        assertThat(drafts.count(scene.kramer(), scene.ben())).isEqualTo(1);

        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        assertThat(drafts.all(scene.kramer(), ada, 10)).isEmpty();
        assertThat(drafts.find(scene.kramer(), ada, first.id())).isEmpty();
        assertThat(keepDraft.discard(scene.kramer(), ada, first.id())).isFalse();
        assertThat(keepDraft.discard(scene.kramer(), scene.ben(), first.id())).isTrue();
        assertThat(drafts.count(scene.kramer(), scene.ben())).isZero();
    }

    @Test
    @DisplayName("of two windows neither overwrites the other unseen")
    void twoWindows() {
        Draft first = saved(toJana, "eins");
        keepDraft.save(toJana, Optional.of(first.id()), text("zwei"), Optional.of(first.revision()));

        Kept late = keepDraft.save(toJana, Optional.of(first.id()), text("drei"), Optional.of(first.revision()));

        assertThat(late)
                .isInstanceOfSatisfying(
                        Kept.Changed.class,
                        changed ->
                                assertThat(changed.meanwhile().content().text()).isEqualTo("zwei"));
        assertThat(keepDraft.save(toJana, Optional.of(first.id()), text("drei"), Optional.empty()))
                .isInstanceOf(Kept.Saved.class);
        keepDraft.discard(scene.kramer(), scene.ben(), first.id());
        assertThat(keepDraft.save(toJana, Optional.of(first.id()), text("vier"), Optional.empty()))
                .isInstanceOf(Kept.Gone.class);
    }

    @Test
    @DisplayName("R47: with its files, up to 25 MB together")
    void files() {
        Draft draft = saved(toJana, "anbei");
        Draft.File plan = attach(draft, "plan.pdf", 10).orElseThrow();
        Draft.File photo = attach(draft, "foto.jpg", 20).orElseThrow();
        assertThat(List.of(plan.n(), photo.n())).isEqualTo(List.of(1, 2));
        assertThat(bench.get(BlobReferences.class).needed(List.of(photo.sha256())))
                .containsExactly(photo.sha256());
        assertThat(keepDraft.detach(scene.kramer(), scene.ben(), draft.id(), 1)).isTrue();
        assertThat(keepDraft.detach(scene.kramer(), scene.ben(), draft.id(), 1)).isFalse();
        assertThat(drafts.find(scene.kramer(), scene.ben(), draft.id())
                        .orElseThrow()
                        .files())
                .containsExactly(photo);

        attach(draft, "fast.zip", 25 * 1024 * 1024 - 20);
        assertThatThrownBy(() -> attach(draft, "zu viel.txt", 1)).isInstanceOf(BadInput.class);
        assertThat(attach(
                        new Draft(
                                UUID.randomUUID(),
                                Optional.empty(),
                                text(""),
                                List.of(),
                                1,
                                bench.clock().instant()),
                        "x",
                        1))
                .isEmpty();
    }

    private Optional<Draft.File> attach(Draft draft, String name, int size) {
        byte[] bytes = new byte[size];
        byte[] start = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, bytes, 0, Math.min(start.length, size));
        return keepDraft.attach(
                scene.kramer(),
                scene.ben(),
                draft.id(),
                new KeepDraft.Brought(name, "application/octet-stream", new RawEmail(bytes), false));
    }

    private Draft saved(Place place, String text) {
        return ((Kept.Saved) keepDraft.save(place, Optional.empty(), text(text), Optional.empty())).draft();
    }

    private static Content text(String text) {
        return new Content(
                Draft.Kind.NEW, Optional.empty(), "", "", "", "Betreff", text, Optional.empty(), Optional.empty());
    }
}
