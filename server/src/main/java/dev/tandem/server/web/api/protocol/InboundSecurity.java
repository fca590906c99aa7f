package dev.tandem.server.web.api.protocol;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Whoever brings emails shows no token but a signature, which the resource itself checks. */
@Configuration(proxyBeanMethods = false)
public class InboundSecurity {

    /** Where emails are brought. */
    public static final String PATH = "/api/v1/inbound-emails";

    /** Name of the scheme in the description. */
    public static final String SIGNATURE = "signature";

    /** Where the signature stands. */
    public static final String SIGNATURE_HEADER = "Tandem-Signature";

    @Bean
    @Order(ApiSecurity.ORDER - 1)
    SecurityFilterChain whoeverSigns(HttpSecurity http) {
        return http.securityMatcher(PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox")))
                .build();
    }
}
