package dev.tandem.core.contact;

import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Merging contacts, and undoing it")
class MergePlanTest {

    private static final ContactCard JANA = card("Jana", "2026-03-01", "Jana", "Weber")
            .addresses("jana@praxis-weber.example", "+empfang@praxis-weber.example")
            .tags("Practice")
            .assignedTo(BEN_ARNOLD)
            .made();
    private static final ContactCard J_WEBER = card("J. Weber", "2026-04-01", "J.", "Weber")
            .company("Praxis Weber")
            .jobTitle("Practice manager")
            .addresses("+j.weber@gmail.com", "JANA@praxis-weber.example")
            .tags("Quotation open", "Practice")
            .assignedTo(ADA_LENZ)
            .made();
    private static final ContactCard RECEPTION = card("Empfang", "2026-05-01", "", "")
            .company("Praxis Dr. Weber")
            .addresses("+jweber@googlemail.com", "tresen@praxis-weber.example")
            .tags("Ground floor")
            .disturbedNoMore()
            .made();

    @Test
    @DisplayName("R27: the one that was created first stays, in whatever order they were chosen; ties by id")
    void firstCreatedStays() {
        assertThat(merged(RECEPTION, J_WEBER, JANA).stays()).isEqualTo(JANA);
        assertThat(merged(RECEPTION, J_WEBER, JANA).others()).containsExactly(J_WEBER, RECEPTION);
        ContactCard twin = card("Twin", "2026-03-01", "T", "T").made();
        ContactCard smaller = JANA.id().toString().compareTo(twin.id().toString()) < 0 ? JANA : twin;
        assertThat(merged(twin, JANA).stays()).isEqualTo(smaller);
        assertThat(merged(JANA, twin).stays()).isEqualTo(smaller);
    }

    @Test
    @DisplayName("another one can be chosen to stay; a wish for somebody who is not among them changes nothing")
    void chosenStays() {
        MergePlan plan = MergePlan.of(List.of(JANA, J_WEBER, RECEPTION), Optional.of(J_WEBER.id()));
        assertThat(plan.stays()).isEqualTo(J_WEBER);
        assertThat(plan.others()).containsExactly(JANA, RECEPTION);
        assertThat(plan.result().id()).isEqualTo(J_WEBER.id());
        assertThat(plan.result().createdAt()).isEqualTo(J_WEBER.createdAt());
        assertThat(MergePlan.of(List.of(JANA, J_WEBER), Optional.of(RECEPTION.id()))
                        .stays())
                .isEqualTo(JANA);
    }

    @Test
    @DisplayName("R28: addresses are united, each once however it is spelled, and the one that led goes on leading")
    void addresses() {
        assertThat(merged(JANA, J_WEBER, RECEPTION).result().addresses())
                .containsExactly(
                        new WrittenAddress("jana@praxis-weber.example", false),
                        new WrittenAddress("empfang@praxis-weber.example", true),
                        new WrittenAddress("j.weber@gmail.com", false),
                        new WrittenAddress("tresen@praxis-weber.example", false));
    }

    @Test
    @DisplayName("where the one that stays has no address, the other's leading one leads")
    void noAddress() {
        ContactCard bare = card("Bare", "2026-01-01", "Jana", "Weber").made();
        assertThat(merged(bare, J_WEBER).result().addresses()).isEqualTo(J_WEBER.addresses());
        assertThat(merged(bare, bare).result().addresses()).isEmpty();
        ContactCard unled = card("Unled", "2026-01-01", "Jana", "Weber")
                .addresses("a@x.example", "b@x.example")
                .made();
        assertThat(merged(bare, unled).result().addresses())
                .containsExactly(new WrittenAddress("a@x.example", true), new WrittenAddress("b@x.example", false));
    }

    @Test
    @DisplayName("what is empty is filled from the others in the order of their creation, what is not stays")
    void fields() {
        ContactCard result = merged(JANA, J_WEBER, RECEPTION).result();
        assertThat(result.name()).isEqualTo(new PersonName("Jana", "Weber"));
        assertThat(result.company()).isEqualTo("Praxis Weber");
        assertThat(result.jobTitle()).isEqualTo("Practice manager");
        assertThat(merged(J_WEBER, RECEPTION).result().company()).isEqualTo("Praxis Weber");
        assertThat(MergePlan.of(List.of(J_WEBER, RECEPTION), Optional.of(RECEPTION.id()))
                        .result()
                        .name())
                .isEqualTo(J_WEBER.name());
    }

    @Test
    @DisplayName("a missing half of a name comes only from somebody whose other half is the same")
    void halfNames() {
        assertThat(named("", "WEBER", "Jana", "Weber")).isEqualTo(new PersonName("Jana", "WEBER"));
        assertThat(named("jana", "", "Jana", "Weber")).isEqualTo(new PersonName("jana", "Weber"));
        assertThat(named("", "Meier", "Jana", "Weber")).isEqualTo(new PersonName("", "Meier"));
        assertThat(named("Peter", "", "Jana", "Weber")).isEqualTo(new PersonName("Peter", ""));
        assertThat(named("", "", "Jana", "Weber")).isEqualTo(new PersonName("Jana", "Weber"));
        assertThat(named("", "", "", "")).matches(PersonName::isEmpty);
        assertThat(new PersonName("", "Weber").isEmpty()).isFalse();
        assertThat(new PersonName("Jana", "").isEmpty()).isFalse();
    }

    @Test
    @DisplayName("tags are united, each once; the assignment is that of the one that stays, also where that is nobody")
    void tagsAndAssignment() {
        assertThat(merged(JANA, J_WEBER, RECEPTION).result().tags())
                .containsExactly("Practice", "Quotation open", "Ground floor");
        assertThat(merged(JANA, J_WEBER).result().assignedTo()).contains(BEN_ARNOLD);
        assertThat(MergePlan.of(List.of(JANA, RECEPTION), Optional.of(RECEPTION.id()))
                        .result()
                        .assignedTo())
                .isEmpty();
    }

    @Test
    @DisplayName("if one of them asked for no emails, the result did")
    void disturbed() {
        assertThat(merged(JANA, J_WEBER).result().doNotDisturb()).isFalse();
        assertThat(merged(JANA, RECEPTION).result().doNotDisturb()).isTrue();
        assertThat(MergePlan.of(List.of(JANA, RECEPTION), Optional.of(RECEPTION.id()))
                        .result()
                        .doNotDisturb())
                .isTrue();
    }

    @Test
    @DisplayName("undone at once, the one that stayed is as it was")
    void undoneAtOnce() {
        for (ContactCard stays : List.of(JANA, J_WEBER, RECEPTION)) {
            MergePlan plan = MergePlan.of(List.of(JANA, J_WEBER, RECEPTION), Optional.of(stays.id()));
            assertThat(plan.undone(plan.result())).isEqualTo(stays);
        }
    }

    @Test
    @DisplayName("what people changed since the merge stays when it is undone")
    void changedSince() {
        MergePlan plan = merged(JANA, J_WEBER);
        ContactCard now = card("Jana", "2026-03-01", "Jana", "Weber-Lang")
                .company("Praxis am Markt")
                .jobTitle("Practice manager")
                .addresses("jana@praxis-weber.example", "+j.weber@gmail.com", "neu@praxis-weber.example")
                .tags("Quotation open", "VIP")
                .assignedTo(ADA_LENZ)
                .disturbedNoMore()
                .made();

        ContactCard undone = plan.undone(now);

        assertThat(undone.name()).isEqualTo(new PersonName("Jana", "Weber-Lang"));
        assertThat(undone.company()).isEqualTo("Praxis am Markt");
        assertThat(undone.jobTitle()).isEmpty();
        assertThat(undone.addresses())
                .containsExactly(
                        new WrittenAddress("jana@praxis-weber.example", true),
                        new WrittenAddress("neu@praxis-weber.example", false));
        assertThat(undone.tags()).containsExactly("VIP");
        assertThat(undone.assignedTo()).contains(ADA_LENZ);
        assertThat(undone.doNotDisturb()).isTrue();
    }

    private static MergePlan merged(ContactCard... chosen) {
        return MergePlan.of(List.of(chosen), Optional.empty());
    }

    private static PersonName named(String first, String last, String othersFirst, String othersLast) {
        return merged(
                        card("One", "2026-01-01", first, last).made(),
                        card("Other", "2026-02-01", othersFirst, othersLast).made())
                .result()
                .name();
    }

    private static Given card(String id, String day, String first, String last) {
        return new Given(new ContactCard(
                new ContactId(People.idOf(id)),
                Instant.parse(day + "T08:00:00Z"),
                new PersonName(first, last),
                "",
                "",
                List.of(),
                Optional.empty(),
                List.of(),
                false));
    }

    /** A contact being told; an address with a plus before it leads. */
    private record Given(ContactCard made) {

        Given company(String company) {
            return with(company, made.jobTitle(), made.addresses(), made.assignedTo(), made.tags(), false);
        }

        Given jobTitle(String title) {
            return with(made.company(), title, made.addresses(), made.assignedTo(), made.tags(), false);
        }

        Given addresses(String... written) {
            List<WrittenAddress> addresses = Stream.of(written)
                    .map(each -> new WrittenAddress(each.replace("+", ""), each.startsWith("+")))
                    .toList();
            return with(made.company(), made.jobTitle(), addresses, made.assignedTo(), made.tags(), false);
        }

        Given assignedTo(UserId user) {
            return with(made.company(), made.jobTitle(), made.addresses(), Optional.of(user), made.tags(), false);
        }

        Given tags(String... tags) {
            return with(made.company(), made.jobTitle(), made.addresses(), made.assignedTo(), List.of(tags), false);
        }

        Given disturbedNoMore() {
            return with(made.company(), made.jobTitle(), made.addresses(), made.assignedTo(), made.tags(), true);
        }

        private Given with(
                String company,
                String jobTitle,
                List<WrittenAddress> addresses,
                Optional<UserId> assignedTo,
                List<String> tags,
                boolean disturbedNoMore) {
            return new Given(new ContactCard(
                    made.id(),
                    made.createdAt(),
                    made.name(),
                    company,
                    jobTitle,
                    addresses,
                    assignedTo,
                    tags,
                    disturbedNoMore));
        }
    }
}
