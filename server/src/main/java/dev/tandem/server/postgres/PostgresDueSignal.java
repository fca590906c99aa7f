package dev.tandem.server.postgres;

import dev.tandem.server.conversation.ChangeSignal.Listening;
import dev.tandem.server.mailbox.DueSignal;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Hears of due work by LISTEN. Whoever makes something due tells of it in the same statement. */
@Component
class PostgresDueSignal implements DueSignal {

    /** What is told is the name of a {@link DueSignal.Kind}. */
    static final String CHANNEL = "tandem_due";

    private final DataSource database;

    PostgresDueSignal(DataSource database) {
        this.database = database;
    }

    @Override
    public Listening listen(Consumer<Kind> listener) {
        ListenLoop loop = new ListenLoop(database, CHANNEL, new ListenLoop.Ear() {
            @Override
            public void heard(String told) {
                listener.accept(Kind.valueOf(told));
            }

            @Override
            public void mayHaveMissed() {
                Arrays.stream(Kind.values()).forEach(listener);
            }
        });
        Thread.ofVirtual().name("due-signal").start(loop);
        return loop;
    }
}
