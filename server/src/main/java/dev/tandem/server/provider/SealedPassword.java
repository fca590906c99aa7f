package dev.tandem.server.provider;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderStore.SealedLogin;
import dev.tandem.server.provider.ProviderStore.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Seals a provider's password with the sub-account it belongs to, so that it opens in no other one's row. */
@Component
public class SealedPassword {

    private final SecretBox box;

    SealedPassword(SecretBox box) {
        this.box = box;
    }

    Stored sealed(SubAccountId subAccount, ProviderSettings settings) {
        return new Stored(
                settings.host(),
                settings.port(),
                settings.security(),
                settings.login().map(login -> new SealedLogin(login.user(), seal(subAccount, login.password()))),
                settings.from(),
                settings.replyDomain(),
                settings.answersToAssigned());
    }

    ProviderSettings opened(SubAccountId subAccount, Stored stored) {
        return new ProviderSettings(
                stored.host(),
                stored.port(),
                stored.security(),
                stored.login().map(login -> new Login(login.user(), open(subAccount, login.password()))),
                stored.from(),
                stored.replyDomain(),
                stored.answersToAssigned());
    }

    private String seal(SubAccountId subAccount, String password) {
        byte[] sealed = box.seal(password.getBytes(StandardCharsets.UTF_8), context(subAccount));
        return Base64.getEncoder().encodeToString(sealed);
    }

    private String open(SubAccountId subAccount, String password) {
        byte[] sealed = Base64.getDecoder().decode(password);
        return new String(box.open(sealed, context(subAccount)), StandardCharsets.UTF_8);
    }

    /** What the password is sealed for. */
    public static byte[] context(SubAccountId subAccount) {
        return ("provider " + subAccount).getBytes(StandardCharsets.UTF_8);
    }
}
