package org.ibasho.web.threads;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThreadConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofMinutes(1);

    /** Runs before the first request comes: beans are made before the ports are opened. */
    @Bean
    VirtualThreadWatchdog virtualThreadWatchdog() {
        return new VirtualThreadWatchdog(
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class), PATIENCE, CALM);
    }
}
