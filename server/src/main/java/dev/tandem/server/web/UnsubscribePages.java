package dev.tandem.server.web;

import dev.tandem.server.campaign.CampaignStore.Subscriber;
import dev.tandem.server.campaign.Unsubscribe;
import dev.tandem.server.campaign.UnsubscribePath;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * R51: where recipients of bulk mail unsubscribe, without any login. Looking changes nothing, for scanners look at every link; a post
 * does it, from a person's button or from a mail program's own (RFC 8058).
 */
@Controller
@RequestMapping(UnsubscribePath.PREFIX + "{token}")
class UnsubscribePages {

    private final Unsubscribe unsubscribe;

    UnsubscribePages(Unsubscribe unsubscribe) {
        this.unsubscribe = unsubscribe;
    }

    @GetMapping
    String ask(Model model, @PathVariable String token) {
        return page(model, unsubscribe.who(token), false);
    }

    @PostMapping
    String run(Model model, @PathVariable String token) {
        return page(model, unsubscribe.run(token), true);
    }

    private static String page(Model model, Optional<Subscriber> subscriber, boolean done) {
        Subscriber one = subscriber.orElseThrow(NothingHere::new);
        model.addAttribute("subscriber", one);
        model.addAttribute("done", done);
        model.addAttribute("tongue", Locale.forLanguageTag(one.language()));
        return "unsubscribe";
    }

    /** Programs post without any form of ours. */
    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        @Order(PushSecurity.ORDER + 1)
        SecurityFilterChain unsubscribing(HttpSecurity http) {
            return http.securityMatcher(UnsubscribePath.PREFIX + "*")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .requestCache(AbstractHttpConfigurer::disable)
                    .csrf(AbstractHttpConfigurer::disable)
                    .headers(
                            headers -> headers.contentSecurityPolicy(
                                    security -> security.policyDirectives(
                                            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")))
                    .build();
        }
    }
}
