package dev.tandem.server;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings for tests, read as an operator's are. */
public final class TestProperties {

    private TestProperties() {}

    /** The sandbox on an emulator that listens here. */
    public static TandemProperties sandbox(String emulator) {
        return with(Map.of("tandem.google.api-root", emulator));
    }

    /** Exactly these settings, the public address apart. */
    public static TandemProperties with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("tandem.public-url", "http://localhost:8080");
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("tandem", TandemProperties.class)
                .get();
    }
}
