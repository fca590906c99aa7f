package dev.tandem.emulator.oauth;

import dev.tandem.emulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Finds the client id of a token request: in the form, or in HTTP Basic. */
final class ClientCredentials {
    private ClientCredentials() {}

    /** Empty when there is none. */
    static String clientId(Call call) {
        String inForm = call.form().first("client_id");
        if (inForm != null && !inForm.isEmpty()) {
            return inForm;
        }
        String header = call.headers().first("authorization", "");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return java.net.URLDecoder.decode(colon < 0 ? text : text.substring(0, colon), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
