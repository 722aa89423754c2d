package org.ibasho.web.problem;

import io.micrometer.tracing.Tracer;
import org.ibasho.web.logs.RefusedAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriter;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    @Bean
    Problems problems(MessageSource messages, Tracer tracer, Layout layout) {
        return new Problems(messages, tracer, layout);
    }

    @Bean
    SecurityProblems securityProblems(
            Problems problems, JsonMapper json, HeaderWriter securityHeaders, ObjectProvider<RefusedAccess> refusals) {
        return new SecurityProblems(problems, json, securityHeaders, refusals);
    }
}
