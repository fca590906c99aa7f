package dev.tandem.server.demo;

import dev.tandem.server.BadInput;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.TandemProperties.Admin;
import dev.tandem.server.identity.OpenAgency;
import dev.tandem.server.identity.OpenAgency.FirstAdmin;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees to it that somebody can log in, and prints how. In the demo its people are printed at every start, an admin only once: that
 * password is kept nowhere.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final String ADMIN_ADDRESS = "admin@tandem.example";

    private final TandemProperties properties;
    private final MakeDemoAgency makeDemoAgency;
    private final OpenAgency openAgency;
    private final JsonMapper json;

    FirstStart(TandemProperties properties, MakeDemoAgency makeDemoAgency, OpenAgency openAgency, JsonMapper json) {
        this.properties = properties;
        this.makeDemoAgency = makeDemoAgency;
        this.openAgency = openAgency;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (properties.demoData()) {
            DemoAgency demo = demo();
            makeDemoAgency.run(demo);
            demo.users().forEach(user -> print(user.address(), demo.password()));
        } else {
            firstAdmin(properties.admin()).ifPresent(admin -> print(admin.address(), admin.password()));
        }
    }

    private Optional<FirstAdmin> firstAdmin(Admin wanted) {
        String address = wanted.email() == null ? ADMIN_ADDRESS : wanted.email();
        try {
            return openAgency.withAdmin(address, Optional.ofNullable(wanted.password()));
        } catch (BadInput refused) {
            throw new IllegalStateException(
                    "TANDEM_ADMIN_EMAIL has to be an email address, and TANDEM_ADMIN_PASSWORD needs 10 characters at least."
                            + " Set them right, or leave them out to have them made up.",
                    refused);
        }
    }

    private DemoAgency demo() throws IOException {
        try (InputStream people = new ClassPathResource("demo/nordlicht.json").getInputStream()) {
            return json.readValue(people, DemoAgency.class);
        }
    }

    /** On the terminal and not in the log, which may be kept and sent around. */
    private static void print(String address, String password) {
        System.out.printf("Log in: %s  password: %s%n", address, password);
    }
}
