package dev.tandem.server.mailproof;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.smartbcc.SenderCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which name system is asked. */
@Configuration(proxyBeanMethods = false)
class MailproofConfiguration {

    @Bean
    SenderCheck senderCheck(TandemProperties properties) {
        return new JamesSenderCheck(properties.sandbox() ? new SandboxNames() : new InternetNames());
    }
}
