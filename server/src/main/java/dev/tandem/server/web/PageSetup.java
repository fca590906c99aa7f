package dev.tandem.server.web;

import dev.tandem.server.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** How pages learn who reads, in which language, and what stands around them. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {

    private final VisitResolver visits;
    private final Surroundings surroundings;
    private final RecordDeeds recordDeeds;

    PageSetup(VisitResolver visits, Surroundings surroundings, RecordDeeds recordDeeds) {
        this.recordDeeds = recordDeeds;
        this.visits = visits;
        this.surroundings = surroundings;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(recordDeeds);
        registry.addInterceptor(surroundings);
    }

    /** After the login the language the user chose, before it what the browser asks for. */
    @Bean
    static LocaleResolver localeResolver(CurrentActor currentActor) {
        return new ReaderLocale(currentActor);
    }

    private static final class ReaderLocale extends AcceptHeaderLocaleResolver {

        private final CurrentActor currentActor;

        private ReaderLocale(CurrentActor currentActor) {
            this.currentActor = currentActor;
            setSupportedLocales(List.of(Locale.ENGLISH, Locale.GERMAN));
            setDefaultLocale(Locale.ENGLISH);
        }

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return currentActor
                    .of(request)
                    .map(Actor::user)
                    .map(user -> user.language().locale())
                    .orElseGet(() -> super.resolveLocale(request));
        }
    }
}
