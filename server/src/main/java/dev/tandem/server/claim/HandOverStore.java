package dev.tandem.server.claim;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Threads that several sub-accounts show or showed, and who of them goes on with one (R30, R32). Cross-tenant by purpose: of another
 * sub-account only its name, and the name of who asks there, are told. Writing methods are called inside a use case's transaction.
 */
public interface HandOverStore {

    /** What stands around the threads of a conversation; threads without anything are left out. */
    Map<UUID, Around> around(SubAccountId subAccount, UUID conversation);

    /** The conversation of a thread. */
    Optional<UUID> conversationOf(SubAccountId subAccount, UUID thread);

    /** Since when the sub-account has this thread, and by which rule; empty if it has not. */
    Optional<Own> own(SubAccountId subAccount, UUID thread);

    /** Asks whoever has the thread; false if nobody else has it. Asking twice is asking once. */
    boolean ask(Deed deed);

    /** Lets nobody else change who has this thread until the transaction ends; false if the sub-account has it not. */
    boolean lock(SubAccountId subAccount, UUID thread);

    /**
     * Gives everything of the thread that the other one shows to it, and has the emails concerned judged again.
     *
     * @return false, and nothing written, if it shows none of it
     */
    boolean handOver(Deed deed, SubAccountId to);

    /** Gives the thread back to everybody, and has its emails judged again. */
    void release(Deed deed);

    /** Refuses whoever asked. */
    void keep(Deed deed);

    /**
     * What somebody does about a thread.
     *
     * @param subAccount the one in which it is done
     */
    record Deed(SubAccountId subAccount, UUID thread, UserId by, Instant at) {}

    /** A thread that the sub-account has itself. */
    record Own(Instant since, Rule rule) {}

    /**
     * What stands around a thread.
     *
     * @param others the sub-accounts that show it, too; hidden there if {@code taken}
     * @param taken whether the sub-account that looks has the thread
     * @param requests who asks for it, if it has it
     * @param asked what became of the own request, if another one has it
     */
    record Around(List<Other> others, boolean taken, List<Request> requests, Asked asked) {}

    /** Another sub-account. */
    record Other(SubAccountId subAccount, String name) {}

    /** Somebody of another sub-account asks for the thread. */
    record Request(Other from, String userName, Instant at) {}

    /** What became of a request. */
    enum Asked {
        NOT_YET,
        WAITING,
        REFUSED
    }
}
