package dev.tandem.scenarios.simulation.stage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything a story needs that is no part of it: a database, a Google, a clock and a server. Stories on two stages share nothing. */
public final class Stage implements AutoCloseable {

    private final TickingClock clock = new TickingClock();
    private final Database database = Database.start();
    private final KeptBlobs blobs = new KeptBlobs();
    private final Google google = new Google(clock);
    private Rooms rooms = newRooms();
    private Server server = new Server(rooms, database.jdbc());

    /** The time of everybody. */
    public TickingClock clock() {
        return clock;
    }

    /** The other side. */
    public Google google() {
        return google;
    }

    /** The server that runs now. */
    public Server server() {
        return server;
    }

    /** The server's bytes. */
    public KeptBlobs blobs() {
        return blobs;
    }

    /** What really stands in the database. */
    public JdbcClient rows() {
        return database.jdbc();
    }

    /** The tables that hold something. */
    public List<String> tables() {
        return database.tables();
    }

    /** The server died, and another one starts on what stands in the database. */
    public void restart() {
        rooms.close();
        rooms = newRooms();
        server = new Server(rooms, database.jdbc());
        server.starts();
    }

    /** What a death between keeping bytes and referring to them left behind is no concern of a story. */
    public void sweep() {
        blobs.keepOnly(rows().sql("select distinct sha256 from blob_reference")
                .query((row, n) -> row.getString(1))
                .list());
    }

    /** Clears the stage for the next story. */
    public void clear() {
        clock.reset();
        google.forget();
        blobs.forget();
        database.forget();
        server = new Server(rooms, database.jdbc());
    }

    @Override
    public void close() {
        rooms.close();
        google.close();
        database.close();
    }

    private Rooms newRooms() {
        return new Rooms(database.pool(), clock, blobs, google.url());
    }
}
