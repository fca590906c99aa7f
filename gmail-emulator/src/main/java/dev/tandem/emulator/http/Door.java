package dev.tandem.emulator.http;

import org.jspecify.annotations.Nullable;

/** Answers the calls that are meant for it. */
@FunctionalInterface
public interface Door {
    /** Null when the call is for somebody else. */
    @Nullable
    Answer answer(Call call);
}
