package dev.tandem.server.work;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches the loops on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkConfiguration {}
