package dev.tandem.server.smartbcc;

import java.io.ByteArrayOutputStream;

/** An email while it comes in. What it may not keep it lets pass, so that the sender hears the answer at the end, where it listens. */
public final class IncomingEmail implements AutoCloseable {

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
    public enum State {
        FITS,
        TOO_BIG,
        NO_ROOM
    }

    public State state() {
        return state;
    }

    /** The next piece: the first {@code count} bytes of it. */
    public void add(byte[] piece, int count) {
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

    /** Whether nobody honest would send so much. */
    public boolean isEndless() {
        return came > ENDLESS_BYTES;
    }

    /** What was kept: all of it if it fits, else nothing. */
    public byte[] bytes() {
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

    /** Makes room for the next one. */
    @Override
    public void close() {
        if (entered) {
            room.leave();
            entered = false;
        }
    }
}
