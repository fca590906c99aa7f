package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.TandemProperties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The domain of smart addresses, where the operator has set one up. */
@Component
public class SmartDomain {

    private final Optional<String> name;

    SmartDomain(TandemProperties properties) {
        name = Optional.ofNullable(properties.smartDomain());
    }

    /** Its name, if smart addresses exist here at all. */
    public Optional<String> name() {
        return name;
    }

    /** Whether this is a smart address, working or not. */
    public boolean isSmart(String address) {
        return name.filter(domain -> address.endsWith("@" + domain)).isPresent();
    }

    /** The whole address. */
    public Optional<EmailAddress> address(String local) {
        return name.map(domain -> new EmailAddress(local + "@" + domain));
    }
}
