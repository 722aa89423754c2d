package org.ibasho.chassis.projection;

import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every reader of the events is a streaming processor that stores how far it came in the transaction of its effect. An
 * event that cannot be handled stops its reader, which tries again, rather than being passed over.
 *
 * <p>Tracking processors, because they wait at the stream and are woken by a commit. Pooled ones would ask every 500 ms,
 * for the store's stream cannot call them, and every page after a command would wait for that.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    private static final int BATCH = 200;

    @Bean
    static ReadModels readModels() {
        return new ReadModels();
    }

    @Autowired
    void configure(EventProcessingConfigurer processing, ReadModels readModels) {
        processing
                .usingTrackingEventProcessors()
                .registerTrackingEventProcessorConfiguration(
                        axon -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH))
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultHandlerInterceptor(
                        (axon, name) -> (work, chain) -> follow(readModels, name, work, chain));
    }

    private static Object follow(
            ReadModels readModels, String name, UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        if (work.getMessage() instanceof DomainEventMessage<?> event) {
            work.afterCommit(
                    done -> readModels.advance(name, event.getAggregateIdentifier(), event.getSequenceNumber()));
        }
        return result;
    }
}
