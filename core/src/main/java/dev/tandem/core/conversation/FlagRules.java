package dev.tandem.core.conversation;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mail.Label;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** R19: how marks travel between the CRM and the mailbox. What is told is always the state that shall be, never a step towards it. */
public final class FlagRules {

    private FlagRules() {}

    /**
     * How an email stands when it comes in. What a filter keeps out of the inbox is news all the same as long as nobody read it, so
     * that no customer is overlooked.
     */
    public static Flags atArrival(Set<Label> labels, Direction direction) {
        boolean outbound = direction == Direction.OUTBOUND;
        boolean read = outbound || !labels.contains(Label.UNREAD);
        return Flags.of()
                .with(Flag.READ, read)
                .with(Flag.STARRED, labels.contains(Label.STARRED))
                .with(Flag.ARCHIVED, !outbound && read && !labels.contains(Label.INBOX))
                .with(Flag.TRASHED, isAway(labels));
    }

    /**
     * How an email stands after its copy in the mailbox changed: what changed there is taken over, everything else stays. An echo of our
     * own change changes nothing, because the copy is known to be so already (F86).
     *
     * @param before the labels of the copy as they were known
     * @param now its labels
     * @param kept flags that do not change: changed here and not told yet (F87), or not wanted from there
     */
    public static Flags afterMailbox(Flags here, Set<Label> before, Set<Label> now, Set<Flag> kept) {
        Flags after = here;
        for (Flag flag : Flag.values()) {
            Optional<Boolean> value = told(flag, now);
            if (value.isPresent() && !value.equals(told(flag, before)) && !kept.contains(flag)) {
                after = after.with(flag, value.get());
            }
        }
        return after;
    }

    /**
     * How an email stands where some of its flags are to be as its copy in the mailbox has them, whatever was known before.
     *
     * @param labels the labels of the copy
     * @param flags which; those that the labels say nothing about stay
     */
    public static Flags asMailbox(Flags here, Set<Label> labels, Set<Flag> flags) {
        Flags after = here;
        for (Flag flag : flags) {
            Optional<Boolean> value = told(flag, labels);
            if (value.isPresent()) {
                after = after.with(flag, value.get());
            }
        }
        return after;
    }

    /** What labels say about a flag; nothing about the inbox while the email is in the trash, or was never in it. */
    private static Optional<Boolean> told(Flag flag, Set<Label> labels) {
        return switch (flag) {
            case READ -> Optional.of(!labels.contains(Label.UNREAD));
            case STARRED -> Optional.of(labels.contains(Label.STARRED));
            case ARCHIVED ->
                isAway(labels) || isSentOnly(labels) ? Optional.empty() : Optional.of(!labels.contains(Label.INBOX));
            case TRASHED -> Optional.of(isAway(labels));
        };
    }

    private static boolean isAway(Set<Label> labels) {
        return labels.contains(Label.TRASH) || labels.contains(Label.SPAM);
    }

    private static boolean isSentOnly(Set<Label> labels) {
        return labels.contains(Label.SENT) && !labels.contains(Label.INBOX);
    }

    /**
     * The labels that a copy shall have.
     *
     * @param now those it has
     * @param wanted flags that shall be so, or shall not; what is not named stays as it is
     */
    public static Set<Label> wanted(Set<Label> now, Map<Flag, Boolean> wanted) {
        Set<Label> labels = new HashSet<>(now);
        wanted.forEach((flag, value) -> {
            switch (flag) {
                case READ -> set(labels, Label.UNREAD, !value);
                case STARRED -> set(labels, Label.STARRED, value);
                case ARCHIVED -> set(labels, Label.INBOX, !value && !now.contains(Label.SENT));
                case TRASHED -> trash(labels, value, !Boolean.TRUE.equals(wanted.get(Flag.ARCHIVED)));
            }
        });
        if (isAway(labels)) {
            labels.remove(Label.INBOX);
        }
        return Set.copyOf(labels);
    }

    /** What comes back comes back to where it is seen, unless it shall be archived. */
    private static void trash(Set<Label> labels, boolean value, boolean toInbox) {
        boolean comesBack = !value && isAway(labels);
        set(labels, Label.TRASH, value);
        labels.remove(Label.SPAM);
        if (comesBack && toInbox && !labels.contains(Label.SENT)) {
            labels.add(Label.INBOX);
        }
    }

    private static void set(Set<Label> labels, Label label, boolean present) {
        if (present) {
            labels.add(label);
        } else {
            labels.remove(label);
        }
    }
}
