package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeSignal;
import java.util.UUID;
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
        ListenLoop loop = new ListenLoop(database, PostgresChangeLog.CHANNEL, new ListenLoop.Ear() {
            @Override
            public void heard(String subAccountAndNumber) {
                tell(listener, subAccountAndNumber);
            }

            @Override
            public void mayHaveMissed() {
                listener.mayHaveMissed();
            }
        });
        Thread.ofVirtual().name("change-signal").start(loop);
        return loop;
    }

    private static void tell(Listener listener, String subAccountAndNumber) {
        int colon = subAccountAndNumber.indexOf(':');
        listener.changed(
                new SubAccountId(UUID.fromString(subAccountAndNumber.substring(0, colon))),
                Long.parseLong(subAccountAndNumber.substring(colon + 1)));
    }
}
