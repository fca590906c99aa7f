package dev.tandem.server.mailbox;

import java.util.List;
import java.util.Optional;

/** The queue from which notices can be pulled; it needs no public address. */
public interface NoticeQueue {

    /** Whether there is one. */
    boolean isOpen();

    /** Waits some seconds for notices. An empty list when none came. */
    Answer<List<Pulled>> pull();

    /** Takes them out of the queue for good. Until then they come again. */
    Answer<Boolean> acknowledge(List<Pulled> pulled);

    /**
     * What was pulled.
     *
     * @param notice empty for something that is none
     */
    record Pulled(String acknowledgeId, Optional<Notice> notice) {}
}
