package org.ibasho.chassis.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    TraceCarrier traceCarrier(Tracer tracer, Propagator propagator) {
        return new TraceCarrier(tracer, propagator);
    }

    /** Events carry the trace of their command. */
    @Bean
    CorrelationDataProvider traceOfCommand() {
        return new SimpleCorrelationDataProvider(TraceCarrier.TRACEPARENT);
    }
}
