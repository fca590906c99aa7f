package dev.tandem.server.identity;

import java.util.Locale;
import java.util.Optional;

/** The languages Tandem speaks. */
public enum Language {
    EN,
    DE;

    /** {@code en}, {@code de}: as stored, and as the public contract spells it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For message bundles and formats. */
    public Locale locale() {
        return Locale.of(tag());
    }

    /** The language with this tag, if Tandem speaks it. */
    public static Optional<Language> of(String tag) {
        return switch (tag) {
            case "en" -> Optional.of(EN);
            case "de" -> Optional.of(DE);
            default -> Optional.empty();
        };
    }
}
