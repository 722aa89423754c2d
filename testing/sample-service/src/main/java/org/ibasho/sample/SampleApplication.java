package org.ibasho.sample;

import org.ibasho.web.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The sample service as a whole; the benchmarks and the fault runs import the parts that they need. */
@SpringBootApplication
public class SampleApplication {

    @Bean
    AccessRules accessRules() {
        return requests -> {};
    }
}
