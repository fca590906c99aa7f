package dev.tandem.server.web.api.protocol;

import dev.tandem.server.identity.IssueToken;
import dev.tandem.server.identity.LogIn;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Health is for everybody; metrics are for programs on this machine and for whoever shows an agency admin's token. */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

    @Bean
    @Order(ApiSecurity.ORDER + 1)
    SecurityFilterChain operators(HttpSecurity http, IssueToken tokens, LogIn logIn, WriteProblem writeProblem) {
        var contexts = new RequestAttributeSecurityContextRepository();
        return http.securityMatcher("/actuator/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new CallerFilter(tokens, logIn, writeProblem, contexts), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, context) ->
                                new AuthorizationDecision(isAgencyAdmin() || comesFromHere(context.getRequest()))))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, unknown) ->
                                writeProblem.write(request, response, Challenge.refusal(request)))
                        .accessDeniedHandler((request, response, denied) ->
                                writeProblem.write(request, response, Refusal.of(ProblemType.NOT_ALLOWED))))
                .build();
    }

    private static boolean isAgencyAdmin() {
        return Caller.current().filter(caller -> caller.user().agencyAdmin()).isPresent();
    }

    /** As the line tells it. What a proxy forwards does not come from here, and what it says about the origin anybody could say. */
    private static boolean comesFromHere(HttpServletRequest request) {
        ServletRequest line = request;
        while (line instanceof ServletRequestWrapper wrapper) {
            line = wrapper.getRequest();
        }
        return line instanceof HttpServletRequest direct
                && direct.getHeader("Forwarded") == null
                && direct.getHeader("X-Forwarded-For") == null
                && isLoopback(direct.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
