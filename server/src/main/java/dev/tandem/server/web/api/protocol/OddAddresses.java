package dev.tandem.server.web.api.protocol;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Addresses that no honest program writes, such as those with {@code //} or {@code ;}, are refused before any chain; programs get a problem. */
@Configuration(proxyBeanMethods = false)
class OddAddresses {

    @Bean
    RequestRejectedHandler oddAddressesRefused(WriteProblem writeProblem) {
        RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
                writeProblem.write(request, response, Refusal.of(ProblemType.MALFORMED_REQUEST));
            } else {
                pages.handle(request, response, rejected);
            }
        };
    }
}
