package dev.tandem.server;

import java.util.List;

/**
 * Somebody's input cannot be taken, field by field. Nothing was changed. The doors put the faults into words (bundle
 * {@code problems}).
 */
public final class BadInput extends RuntimeException {

    private final transient List<Fault> faults;

    /** At least one fault. */
    public BadInput(List<Fault> faults) {
        super("bad input: " + faults.stream().map(Fault::field).toList());
        this.faults = List.copyOf(faults);
    }

    /** One fault. */
    public BadInput(String field, String key, Object... arguments) {
        this(List.of(Fault.of(field, key, arguments)));
    }

    /** What is wrong, in the order of the fields. */
    public List<Fault> faults() {
        return faults;
    }

    /** Throws if there are faults. */
    public static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
    }

    /**
     * One field that cannot be taken.
     *
     * @param field as the public contract spells it, such as {@code addresses[0].value}
     * @param key of the sentence in the bundle {@code problems}
     * @param arguments of that sentence
     */
    public record Fault(String field, String key, List<Object> arguments) {

        /** A fault with its arguments written out. */
        public static Fault of(String field, String key, Object... arguments) {
            return new Fault(field, key, List.of(arguments));
        }
    }
}
