package dev.tandem.emulator.oauth;

import dev.tandem.emulator.http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends the browser back to the client. */
final class Redirects {
    private Redirects() {}

    static Answer back(AuthorizationRequest request, Map<String, String> parameters) {
        var url = new StringBuilder(request.redirectUri());
        url.append(request.redirectUri().contains("?") ? '&' : '?');
        String state = request.fields().first("state");
        if (state != null) {
            url.append("state=").append(encoded(state)).append('&');
        }
        parameters.forEach((name, value) ->
                url.append(name).append('=').append(encoded(value)).append('&'));
        url.setLength(url.length() - 1);
        return Answer.redirect(url.toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
