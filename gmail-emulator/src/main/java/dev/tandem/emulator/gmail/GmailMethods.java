package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.Method;
import java.util.HashMap;
import java.util.Map;

/** All methods of the Gmail API that the emulator does, by discovery id. */
public final class GmailMethods {
    private static final String PREFIX = "gmail.users.";

    private final Map<String, Method> byId = new HashMap<>();

    GmailMethods add(String name, Method method) {
        byId.put(PREFIX + name, method);
        return this;
    }

    public static Map<String, Method> of(Services services) {
        var all = new GmailMethods();
        new ProfileMethods().addTo(all);
        new MessageMethods(services).addTo(all);
        new SendMethods(services).addTo(all);
        new ThreadMethods(services).addTo(all);
        new HistoryMethods(services).addTo(all);
        new LabelMethods().addTo(all);
        new DraftMethods(services).addTo(all);
        new SendAsMethods().addTo(all);
        new WatchMethods(services.watches()).addTo(all);
        return Map.copyOf(all.byId);
    }
}
