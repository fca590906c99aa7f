package dev.tandem.server.postgres;

import dev.tandem.server.conversation.ChangeSignal;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Hears of changes by LISTEN, on one connection of its own for the whole node. */
@Component
class PostgresChangeSignal implements ChangeSignal {

    private final DataSource database;

    PostgresChangeSignal(DataSource database) {
        this.database = database;
    }

    @Override
    public Listening listen(Listener listener) {
        ListenLoop loop = new ListenLoop(database, listener);
        Thread.ofVirtual().name("change-signal").start(loop);
        return loop;
    }
}
