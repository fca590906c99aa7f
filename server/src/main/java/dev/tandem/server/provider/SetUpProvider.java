package dev.tandem.server.provider;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderSettings.Security;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever runs a sub-account shows, changes and tests its email provider. A password goes in and never comes out. */
@Component
public class SetUpProvider {

    private final ProviderStore providers;
    private final FindProvider findProvider;
    private final SealedPassword passwords;
    private final Provider provider;
    private final InstantSource clock;

    SetUpProvider(
            ProviderStore providers,
            FindProvider findProvider,
            SealedPassword passwords,
            Provider provider,
            InstantSource clock) {
        this.providers = providers;
        this.findProvider = findProvider;
        this.passwords = passwords;
        this.provider = provider;
        this.clock = clock;
    }

    /** The settings, if there are any. */
    public Optional<ProviderSettings> show(Access access) {
        demandAdmin(access);
        return findProvider.of(access.subAccountId());
    }

    /** Sets the provider up. */
    public ProviderSettings change(Access access, Wish wish) {
        ProviderSettings settings = checked(access, wish);
        providers.put(access.subAccountId(), passwords.sealed(access.subAccountId(), settings), clock.instant());
        return settings;
    }

    /** Tests with the tester's own login as the recipient; no email is sent. */
    public Optional<ProviderTrouble> test(Access access, ProviderSettings settings) {
        demandAdmin(access);
        return provider.test(settings, new EmailAddress(access.actor().user().loginAddress()));
    }

    /**
     * The settings that are wanted. A password that is left out stays, as long as it goes to the same server as before: nobody sends
     * it to another one unseen.
     *
     * @throws BadInput naming what cannot be taken
     */
    public ProviderSettings checked(Access access, Wish wish) {
        demandAdmin(access);
        Optional<String> kept = findProvider
                .of(access.subAccountId())
                .filter(before -> before.sameDoor(wish.host().strip(), wish.port(), wish.security()))
                .flatMap(ProviderSettings::login)
                .filter(login -> login.user().equals(wish.user()))
                .map(Login::password);
        BadInput.throwIfAny(ProviderFaults.of(wish, kept.isPresent()));
        String user = wish.user();
        return new ProviderSettings(
                wish.host().strip(),
                wish.port(),
                wish.security(),
                user == null
                        ? Optional.empty()
                        : Optional.of(new Login(user, wish.password() == null ? kept.orElseThrow() : wish.password())),
                new EmailAddress(wish.fromAddress()),
                Optional.ofNullable(wish.replyDomain()).map(domain -> new EmailAddress("x@" + domain).domain()),
                wish.answersToAssigned());
    }

    private static void demandAdmin(Access access) {
        if (!access.admin()) {
            throw new NotAllowed("settings");
        }
    }

    /**
     * What is wanted, as it was written.
     *
     * @param user null where the provider asks for no login
     * @param password null to keep the one from before
     * @param replyDomain null for none
     * @param answersToAssigned whether answers to bulk and workflow emails go to whoever the contact is assigned to
     */
    public record Wish(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable String password,
            String fromAddress,
            @Nullable String replyDomain,
            boolean answersToAssigned) {

        /** An empty text stands for none. */
        public Wish {
            user = user == null || user.isBlank() ? null : user.strip();
            password = password == null || password.isEmpty() ? null : password;
            replyDomain = replyDomain == null || replyDomain.isBlank() ? null : replyDomain.strip();
        }
    }
}
