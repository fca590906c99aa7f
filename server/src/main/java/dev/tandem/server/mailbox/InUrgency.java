package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.Urgency;
import java.util.function.Supplier;

/** How urgent what this thread asks of the provider is; live, unless somebody said otherwise. */
public final class InUrgency {

    private static final ScopedValue<Urgency> URGENCY = ScopedValue.newInstance();

    private InUrgency() {}

    /** Asks everything in here as this urgent. */
    public static <T> T ask(Urgency urgency, Supplier<T> questions) {
        return ScopedValue.where(URGENCY, urgency).call(questions::get);
    }

    /** How urgent a call is right now. */
    public static Urgency now() {
        return URGENCY.orElse(Urgency.LIVE);
    }
}
