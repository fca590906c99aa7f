package dev.tandem.server.web.api.protocol;

import dev.tandem.server.identity.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The sentences of the API, in the language that the caller asks for, else the one the caller chose in the profile, else English. */
@Component
public class Words {

    private final MessageSource bundles;

    Words(MessageSource bundles) {
        this.bundles = bundles;
    }

    /** One sentence. */
    public String say(HttpServletRequest request, String key, Object... arguments) {
        return bundles.getMessage(key, arguments, locale(request));
    }

    /** The language of its sentences. */
    public Locale locale(HttpServletRequest request) {
        return language(request).locale();
    }

    private static Language language(HttpServletRequest request) {
        return asked(request)
                .or(() -> Caller.current().map(caller -> caller.user().language()))
                .orElse(Language.EN);
    }

    private static Optional<Language> asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .flatMap(tag -> Language.of(tag).stream())
                        .findFirst();
    }
}
