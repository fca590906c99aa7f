package dev.tandem.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.template.Field;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.draft.KeepTextTemplate.Filled;
import dev.tandem.server.draft.TextTemplate.Content;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts that are written again and again")
class KeepTextTemplateTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final KeepTextTemplate keep = bench.get(KeepTextTemplate.class);
    private final TextTemplateStore templates = bench.get(TextTemplateStore.class);

    @Test
    @DisplayName("are kept, changed and taken away")
    void kept() {
        UUID offer = keep.add(ben(), new Content(" Offer ", "Your offer", "Dear {{contact.firstName|there}}\r\n"));
        assertThat(templates.find(scene.kramer(), offer).orElseThrow().content())
                .isEqualTo(new Content("Offer", "Your offer", "Dear {{contact.firstName|there}}"));
        assertThat(keep.change(ben(), offer, new Content("Later", "", "x"))).isTrue();
        assertThat(templates.all(scene.kramer()))
                .extracting(template -> template.content().name())
                .containsExactly("Later");
        assertThat(keep.remove(ben(), offer)).isTrue();
        assertThat(keep.remove(ben(), offer)).isFalse();
        assertThat(keep.change(ben(), offer, new Content("Later", "", "x"))).isFalse();
    }

    @Test
    @DisplayName("are refused field by field, also for a field that does not exist")
    void refused() {
        assertThatThrownBy(() -> keep.add(ben(), new Content(" ", "{{contact.nme}}", "")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.faults())
                                .extracting(BadInput.Fault::field)
                                .containsExactly("name", "text", "subject"));
        assertThat(templates.all(scene.kramer())).isEmpty();
    }

    @Test
    @DisplayName("say for a contact what they say, and which fields show nothing")
    void filled() {
        Filled filled = KeepTextTemplate.filled(
                new Content("Offer", "For {{contact.company}}", "Dear {{contact.firstName}} {{contact.jobTitle|}}"),
                Map.of(Field.CONTACT_FIRST_NAME, "Jana"));
        assertThat(filled.text()).isEqualTo("Dear Jana ");
        assertThat(filled.missing()).isEqualTo(List.of("contact.company", "contact.jobTitle"));
    }

    private Access ben() {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(scene.ben()).orElseThrow()), scene.kramer())
                .orElseThrow();
    }
}
