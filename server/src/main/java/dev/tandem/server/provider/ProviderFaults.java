package dev.tandem.server.provider;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.SetUpProvider.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What cannot be taken of written settings, field by field. */
final class ProviderFaults {

    static final int PORT_MAX = 65_535;
    static final int LOGIN_MAX_CHARACTERS = 1_000;

    /** RFC 1035 section 2.3.4. */
    private static final int HOST_MAX_CHARACTERS = 253;

    /** Names and addresses; whether there is such a machine is found out later. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?|[0-9a-fA-F:.]+");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ProviderFaults() {}

    /**
     * The faults of these settings.
     *
     * @param passwordKept whether the password from before may be used
     */
    static List<Fault> of(Wish wish, boolean passwordKept) {
        List<Fault> faults = new ArrayList<>();
        String host = wish.host().strip();
        if (host.length() > HOST_MAX_CHARACTERS || !HOST.matcher(host).matches()) {
            faults.add(Fault.of("host", "providerSettings.host"));
        }
        if (wish.port() < 1 || wish.port() > PORT_MAX) {
            faults.add(Fault.of("port", "providerSettings.port"));
        }
        login(faults, wish, passwordKept);
        if (EmailAddress.parse(wish.fromAddress()).isEmpty()) {
            faults.add(Fault.of("fromAddress", "providerSettings.from"));
        }
        String domain = wish.replyDomain();
        if (domain != null
                && (domain.contains("@") || EmailAddress.parse("x@" + domain).isEmpty())) {
            faults.add(Fault.of("replyDomain", "providerSettings.replyDomain"));
        }
        return faults;
    }

    private static void login(List<Fault> faults, Wish wish, boolean passwordKept) {
        String user = wish.user();
        String password = wish.password();
        if (user == null) {
            if (password != null) {
                faults.add(Fault.of("user", "providerSettings.user"));
            }
            return;
        }
        if (wish.security() == Security.NONE) {
            faults.add(Fault.of("security", "providerSettings.readable"));
        }
        if (odd(user)) {
            faults.add(Fault.of("user", "providerSettings.odd", LOGIN_MAX_CHARACTERS));
        }
        if (password == null && !passwordKept) {
            faults.add(Fault.of("password", "providerSettings.password"));
        }
        if (password != null && odd(password)) {
            faults.add(Fault.of("password", "providerSettings.odd", LOGIN_MAX_CHARACTERS));
        }
    }

    private static boolean odd(String text) {
        return text.length() > LOGIN_MAX_CHARACTERS || CONTROL.matcher(text).find();
    }
}
