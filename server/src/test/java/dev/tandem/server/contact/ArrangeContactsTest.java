package dev.tandem.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore.Details;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Arranging many contacts at once")
class ArrangeContactsTest {

    private final Bench bench = Bench.shared();
    private final ArrangeContacts arrange = bench.get(ArrangeContacts.class);
    private final ContactStore contacts = bench.get(ContactStore.class);
    private final Scene scene = new Scene();
    private final UUID olga =
            scene.contact(scene.kramer(), "Olga", "Kuznetsova", scene.address("olga"), Optional.empty());
    private final List<UUID> both = List.of(scene.janaId(), olga);

    @Test
    @DisplayName("assigns those that have somebody else, tells of those alone, and leaves unknown ids in peace")
    void assigns() {
        List<UUID> chosen = List.of(scene.janaId(), olga, UUID.nameUUIDFromBytes(new byte[1]));

        assertThat(arrange.assign(scene.kramer(), chosen, Optional.of(scene.ben())))
                .isEqualTo(1);
        assertThat(details(olga).assignedTo()).contains(scene.ben());
        assertThat(bench.facts().changes(scene.kramer())).containsExactly("CONTACT_CHANGED");

        assertThat(arrange.assign(scene.kramer(), both, Optional.empty())).isEqualTo(2);
        assertThat(details(scene.janaId()).assignedTo()).isEmpty();
        assertThat(bench.facts().changes(scene.kramer())).hasSize(3);
    }

    @Test
    @DisplayName("assigns to members only, and changes nothing otherwise")
    void strangers() {
        UserId stranger = scene.user(scene.subAccount("Fremd"), "Fremde", "fremd");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> arrange.assign(scene.kramer(), both, Optional.of(stranger)));
        assertThat(details(scene.janaId()).assignedTo()).contains(scene.ben());
    }

    @Test
    @DisplayName("adds a tag where it is missing and takes it off where it is")
    void tags() {
        assertThat(arrange.addTag(scene.kramer(), List.of(olga), " Design ")).isEqualTo(1);
        assertThat(arrange.addTag(scene.kramer(), both, "Design")).isEqualTo(1);
        assertThat(arrange.addTag(scene.kramer(), both, "Bau")).isEqualTo(2);
        assertThat(details(olga).tags()).containsExactly("Design", "Bau");

        assertThat(arrange.removeTag(scene.kramer(), both, "Design")).isEqualTo(2);
        assertThat(arrange.removeTag(scene.kramer(), both, "Design")).isZero();
        assertThat(details(olga).tags()).containsExactly("Bau");
        assertThat(bench.get(ContactQueries.class).tags(scene.kramer(), 9)).containsExactly("Bau");
    }

    @Test
    @DisplayName("takes no tag that is empty, too long or several, and no more than 500 contacts")
    void refuses() {
        for (String tag : List.of("", "  ", "a,b", "x".repeat(61))) {
            assertThatExceptionOfType(BadInput.class).isThrownBy(() -> arrange.addTag(scene.kramer(), both, tag));
        }
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> arrange.addTag(scene.kramer(), Collections.nCopies(501, olga), "Bau"));
        assertThat(details(olga).tags()).isEmpty();
    }

    @Test
    @DisplayName("gives a contact no more than 50 tags")
    void full() {
        for (int n = 0; n < Tags.TAGS_MAX; n++) {
            arrange.addTag(scene.kramer(), List.of(olga), "T" + n);
        }
        assertThat(arrange.addTag(scene.kramer(), both, "one more")).isEqualTo(1);
        assertThat(details(olga).tags()).hasSize(Tags.TAGS_MAX).doesNotContain("one more");
    }

    private Details details(UUID contact) {
        return contacts.find(scene.kramer(), contact).orElseThrow().details();
    }
}
