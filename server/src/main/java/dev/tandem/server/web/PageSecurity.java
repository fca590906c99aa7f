package dev.tandem.server.web;

import dev.tandem.server.TandemProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may see pages: everybody the login, members the rest. Scripts and styles come from this server alone. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Last in line: programs have a chain of their own in front of it. */
    static final int ORDER = 100;

    /** Forms go to this server; the one that connects a mailbox is sent on to the consent page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'self'; form-action 'self' ";

    private static final List<String> OPEN = List.of(
            "/login",
            "/assets/**",
            "/webjars/**",
            "/error",
            "/favicon.ico",
            "/oauth/google/callback",
            "/invitations/*",
            "/actuator/health/**");

    @Bean
    @Order(ORDER)
    SecurityFilterChain pages(HttpSecurity http, PasswordLogin login, TandemProperties properties) {
        URI consent = properties.googleEndpoints().authorization();
        String policy = CONTENT_SECURITY_POLICY + consent.getScheme() + "://" + consent.getAuthority();
        return http.authenticationManager(new ProviderManager(List.<AuthenticationProvider>of(login)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN.toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureUrl("/login?failed")
                        .permitAll())
                .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(headers -> headers.contentSecurityPolicy(security -> security.policyDirectives(policy))
                        .frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .csrf(Customizer.withDefaults())
                .build();
    }

    /** After the login people go where they wanted to, unless that was a fragment or the stream of events. */
    private static HttpSessionRequestCache pagesOnly() {
        RequestMatcher events = PathPatternRequestMatcher.withDefaults().matcher("/s/{sub}/events");
        RequestMatcher fragment = request -> isFragment(request);
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher("/s/**"),
                new NegatedRequestMatcher(events),
                new NegatedRequestMatcher(fragment)));
        return cache;
    }

    private static boolean isFragment(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getHeader("HX-Request") != null;
    }
}
