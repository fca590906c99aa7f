package dev.tandem.server.postgres;

import dev.tandem.server.conversation.ChangeSignal.Listening;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens until it is closed. A lost connection is made again, and then everybody reads on, because something may have been missed. */
final class ListenLoop implements Runnable, Listening {

    private static final Logger LOG = LoggerFactory.getLogger(ListenLoop.class);

    /** How long one wait lasts before the connection is tried; also how long closing may take. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final Duration RETRY_FIRST = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(5);

    private final DataSource database;
    private final String channel;
    private final Ear ear;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Duration retry = RETRY_FIRST;

    ListenLoop(DataSource database, String channel, Ear ear) {
        this.database = database;
        this.channel = channel;
        this.ear = ear;
    }

    /** Whom to tell; called from one thread, must return at once. */
    interface Ear {
        void heard(String told);

        void mayHaveMissed();
    }

    @Override
    public void run() {
        try {
            while (isOpen()) {
                listenOnce();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void listenOnce() throws InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            execute(connection, "listen " + channel);
            retry = RETRY_FIRST;
            ear.mayHaveMissed();
            hear(connection);
            execute(connection, "unlisten *");
        } catch (SQLException lost) {
            if (isOpen()) {
                LOG.warn("Nothing is heard on {}, next try in {} ms", channel, retry.toMillis(), lost);
                boolean ended = closed.await(retry.toMillis(), TimeUnit.MILLISECONDS);
                retry = ended || retry.compareTo(RETRY_MAX) >= 0 ? RETRY_MAX : retry.multipliedBy(2);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isOpen()) {
            PGNotification[] heard = postgres.getNotifications(Math.toIntExact(WAIT.toMillis()));
            for (PGNotification notification : heard) {
                ear.heard(notification.getParameter());
            }
            if (heard.length == 0 && !connection.isValid(Math.toIntExact(ANSWER_MAX.toSeconds()))) {
                throw new SQLException("the listening connection is dead");
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
