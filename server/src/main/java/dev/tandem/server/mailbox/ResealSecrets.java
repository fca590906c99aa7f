package dev.tandem.server.mailbox;

import dev.tandem.server.mailbox.SealedShelf.Sealed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals again with the present key what was sealed with an older one, each secret on its own. It may be broken off anywhere and be run by
 * several servers at once.
 */
@Component
public class ResealSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(ResealSecrets.class);

    private final SecretBox box;
    private final List<SealedShelf> shelves;

    ResealSecrets(SecretBox box, List<SealedShelf> shelves) {
        this.box = box;
        this.shelves = shelves;
    }

    /** Says how many were sealed again. One that no key opens stays as it is, for whoever has its key. */
    public int run() {
        int resealed = 0;
        int unreadable = 0;
        for (SealedShelf shelf : shelves) {
            for (Sealed old : shelf.everything()) {
                if (!box.isPresent(old.sealed())) {
                    boolean done = reseal(shelf, old);
                    resealed += done ? 1 : 0;
                    unreadable += done ? 0 : 1;
                }
            }
        }
        if (resealed > 0) {
            LOG.info("{} secrets are now sealed with the present key", resealed);
        }
        if (unreadable > 0) {
            LOG.warn(
                    "{} secrets are sealed with a key that TANDEM_SECRET_KEY does not hold; keep the older keys",
                    unreadable);
        } else if (resealed > 0) {
            LOG.info("No secret needs an older key any more: \"./tandem rotate-keys forget\" may remove them");
        }
        return resealed;
    }

    private boolean reseal(SealedShelf shelf, Sealed old) {
        try {
            shelf.replace(old, box.seal(box.open(old.sealed(), old.context()), old.context()));
            return true;
        } catch (SecretUnreadable unreadable) {
            return false;
        }
    }
}
