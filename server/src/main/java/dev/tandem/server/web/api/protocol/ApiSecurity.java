package dev.tandem.server.web.api.protocol;

import dev.tandem.server.identity.IssueToken;
import dev.tandem.server.identity.LogIn;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Who may call the API: whoever shows a token. No session, no cookie, and therefore no forged request of another site. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /** In front of the pages. */
    static final int ORDER = 10;

    @Bean
    @Order(ORDER)
    SecurityFilterChain programs(HttpSecurity http, IssueToken tokens, LogIn logIn, WriteProblem writeProblem) {
        var contexts = new RequestAttributeSecurityContextRepository();
        return http.securityMatcher("/api/v1/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new CallerFilter(tokens, logIn, writeProblem, contexts), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, unknown) ->
                                writeProblem.write(request, response, Challenge.refusal(request)))
                        .accessDeniedHandler((request, response, denied) ->
                                writeProblem.write(request, response, Refusal.of(ProblemType.NOT_ALLOWED))))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox")))
                .build();
    }
}
