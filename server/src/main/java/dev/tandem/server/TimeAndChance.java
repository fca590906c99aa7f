package dev.tandem.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the running product gets its time and its chance from; everybody else has them handed in. */
@Configuration(proxyBeanMethods = false)
class TimeAndChance {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Good enough for secrets, so good enough for everything. */
    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }

    @Bean
    NodeId node(RandomGenerator chance) {
        return new NodeId(new UUID(chance.nextLong(), chance.nextLong()));
    }
}
