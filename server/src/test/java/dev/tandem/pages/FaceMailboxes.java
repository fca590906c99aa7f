package dev.tandem.pages;

import dev.tandem.server.web.ConnectionCard.Meaning;
import dev.tandem.server.web.ConnectionCard.State;
import dev.tandem.server.web.MailboxTable.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agency's mailboxes on the operators' page, in every state. */
final class FaceMailboxes {

    private static final Instant PUSH_ENDS = Faces.NOW.plusSeconds(300_000);

    static final List<Line> ALL = List.of(
            line("ben@nordlicht.example", State.CONNECTED, Faces.NOW.minusSeconds(8), 0, PUSH_ENDS, 0),
            line("kanzlei@bello.example", State.CONNECTED, Faces.NOW.minusSeconds(31), 0, PUSH_ENDS, 3),
            line("empfang@lindenhof.example", State.AWAITING_CONSENT, Faces.NOW.minusSeconds(3_360), 4, null, 0),
            line("timo@nordlicht.example", State.LIMITED, Faces.NOW.plusSeconds(600), 2, PUSH_ENDS, 0),
            line("service@holm-toechter.example", State.CATCHING_UP, null, 1, null, 0),
            line(
                    "maximiliane.von.brandt-oberhausen@westernhagen-hausverwaltung.example",
                    State.CONNECTING,
                    null,
                    1,
                    null,
                    0));

    private FaceMailboxes() {}

    private static Line line(
            String address, State state, @Nullable Instant moment, int severity, @Nullable Instant push, long parked) {
        return new Line(
                Faces.id(address),
                address,
                state,
                new Meaning(state.name(), moment),
                severity,
                2,
                state == State.CONNECTING ? null : Faces.NOW.minusSeconds(8),
                push,
                severity == 2 ? 500 : 132,
                500,
                1_204 - parked,
                1_204,
                parked,
                severity == 1);
    }
}
