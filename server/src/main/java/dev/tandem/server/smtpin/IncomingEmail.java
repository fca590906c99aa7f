package dev.tandem.server.smtpin;

import dev.tandem.server.smartbcc.AcceptEmail;
import java.io.ByteArrayOutputStream;

/** An email while it comes in. What it may not keep it lets pass, so that the sender hears the answer at the end, where it listens. */
final class IncomingEmail implements AutoCloseable {

    /** Whoever sends still more is not listened to any longer. */
    static final long ENDLESS_BYTES = 4L * AcceptEmail.EMAIL_BYTES_MAX;

    private final Room room;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private State state = State.FITS;
    private boolean entered;
    private long came;

    IncomingEmail(Room room) {
        this.room = room;
    }

    /** Whether it can be kept. */
    enum State {
        FITS,
        TOO_BIG,
        NO_ROOM
    }

    State state() {
        return state;
    }

    void add(byte[] piece, int count) {
        came += count;
        if (state != State.FITS) {
            return;
        }
        if (came > AcceptEmail.EMAIL_BYTES_MAX) {
            letPass(State.TOO_BIG);
        } else if (came > Room.SMALL_BYTES_MAX && !entered && !enter()) {
            letPass(State.NO_ROOM);
        } else {
            kept.write(piece, 0, count);
        }
    }

    boolean isEndless() {
        return came > ENDLESS_BYTES;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    private boolean enter() {
        entered = room.enter();
        return entered;
    }

    private void letPass(State why) {
        state = why;
        kept = new ByteArrayOutputStream();
        close();
    }

    @Override
    public void close() {
        if (entered) {
            room.leave();
            entered = false;
        }
    }
}
