package dev.tandem.server.csv;

import dev.tandem.core.contact.SubAccountId;
import java.io.InputStream;
import java.util.UUID;

/** The bytes of a stored file, one piece in memory at a time. */
final class StoredFile extends InputStream {

    private final ContactFileStore files;
    private final SubAccountId subAccount;
    private final UUID file;
    private byte[] piece = new byte[0];
    private int at;
    private int next;

    StoredFile(ContactFileStore files, SubAccountId subAccount, UUID file) {
        this.files = files;
        this.subAccount = subAccount;
        this.file = file;
    }

    @Override
    public int read() {
        return more() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean more() {
        while (at == piece.length) {
            byte[] following = files.piece(subAccount, file, next).orElse(null);
            if (following == null) {
                return false;
            }
            piece = following;
            at = 0;
            next++;
        }
        return true;
    }
}
