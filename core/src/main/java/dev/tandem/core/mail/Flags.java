package dev.tandem.core.mail;

import java.util.EnumSet;
import java.util.Set;

/**
 * How an email is marked.
 *
 * @param marked what is so; everything else is not
 */
public record Flags(Set<Flag> marked) {

    /** Copies the set. */
    public Flags {
        marked = Set.copyOf(marked);
    }

    /** Only these. */
    public static Flags of(Flag... marked) {
        return new Flags(Set.of(marked));
    }

    /** Whether the email is marked so. */
    public boolean has(Flag flag) {
        return marked.contains(flag);
    }

    /** The same, but for one flag. */
    public Flags with(Flag flag, boolean value) {
        Set<Flag> other = EnumSet.noneOf(Flag.class);
        other.addAll(marked);
        if (value) {
            other.add(flag);
        } else {
            other.remove(flag);
        }
        return new Flags(other);
    }
}
