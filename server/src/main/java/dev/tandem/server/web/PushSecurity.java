package dev.tandem.server.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Pushes and security events come without a session or a form; the doors themselves check the token that each brings. */
@Configuration(proxyBeanMethods = false)
class PushSecurity {

    static final int ORDER = 10;

    @Bean
    @Order(ORDER)
    SecurityFilterChain pushes(HttpSecurity http) {
        return http.securityMatcher(PushDoor.PATH, SecurityEventDoor.PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
