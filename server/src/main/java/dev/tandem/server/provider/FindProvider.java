package dev.tandem.server.provider;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.provider.ProviderSettings.Security;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which provider a sub-account has. In the sandbox everybody has one from the beginning: the emulator, which brings emails to whoever lives in it. */
@Component
public class FindProvider {

    private static final String SANDBOX_HOST = "localhost";

    private final ProviderStore providers;
    private final SubAccountStore subAccounts;
    private final SealedPassword passwords;
    private final TandemProperties properties;

    FindProvider(
            ProviderStore providers,
            SubAccountStore subAccounts,
            SealedPassword passwords,
            TandemProperties properties) {
        this.providers = providers;
        this.subAccounts = subAccounts;
        this.passwords = passwords;
        this.properties = properties;
    }

    /** The provider, with its password; empty where none is set up. */
    public Optional<ProviderSettings> of(SubAccountId subAccount) {
        return providers
                .find(subAccount)
                .map(stored -> passwords.opened(subAccount, stored))
                .or(() -> properties.sandbox() ? sandbox(subAccount) : Optional.empty());
    }

    /** From which address emails leave; empty where no provider is set up. Needs no key, so it is safe inside any transaction. */
    public Optional<EmailAddress> fromAddress(SubAccountId subAccount) {
        return providers
                .find(subAccount)
                .map(ProviderStore.Stored::from)
                .or(() -> properties.sandbox() ? sandbox(subAccount).map(ProviderSettings::from) : Optional.empty());
    }

    /** The domain whose mail comes to this server's own door, so that answers and reports find back; empty where there is none. */
    public Optional<String> replyDomain(SubAccountId subAccount) {
        Optional<String> door = Optional.ofNullable(properties.smartDomain());
        Optional<ProviderStore.Stored> stored = providers.find(subAccount);
        if (stored.isPresent()) {
            return stored.get().replyDomain().filter(domain -> door.isPresent());
        }
        return door.filter(domain -> properties.sandbox());
    }

    /** Whether answers to bulk and workflow emails go to the mailbox of whoever the contact is assigned to. */
    public boolean answersToAssigned(SubAccountId subAccount) {
        return providers
                .find(subAccount)
                .map(ProviderStore.Stored::answersToAssigned)
                .orElse(false);
    }

    /** Not stored, so that it is found wherever the emulator listens this time. */
    private Optional<ProviderSettings> sandbox(SubAccountId subAccount) {
        return subAccounts
                .find(subAccount)
                .map(found -> new ProviderSettings(
                        SANDBOX_HOST,
                        properties.emulator().smtpPort(),
                        Security.NONE,
                        Optional.empty(),
                        new EmailAddress("crm@" + word(found.name()) + ".example"),
                        Optional.empty()));
    }

    /** A name as it could stand in a domain: {@code Fenster Kramer} is {@code fenster-kramer}. */
    private static String word(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = letters.substring(0, Math.min(letters.length(), 40)).replaceAll("-+$", "");
        return cut.isEmpty() ? "sub-account" : cut;
    }
}
