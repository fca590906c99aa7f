package dev.tandem.server.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers in the session which forms were sent, so that a second click or a reload sends nothing twice. */
@Component
class SentKeys {

    private static final String KEPT = SentKeys.class.getName();

    /** Older forms are not on any screen any more. */
    private static final int REMEMBERED_MAX = 50;

    private final HttpSession session;

    SentKeys(HttpSession session) {
        this.session = session;
    }

    boolean knows(@Nullable String key) {
        return key != null && keys().contains(key);
    }

    void remember(@Nullable String key) {
        if (key != null) {
            List<String> keys = keys();
            keys.add(key);
            session.setAttribute(
                    KEPT, new ArrayList<>(keys.subList(Math.max(0, keys.size() - REMEMBERED_MAX), keys.size())));
        }
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (session.getAttribute(KEPT) instanceof List<?> kept) {
            kept.forEach(key -> keys.add(String.valueOf(key)));
        }
        return keys;
    }
}
