package org.ibasho.faults.publisher;

import org.ibasho.sample.tally.TallyReadModel;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The read model; not on Axon's JDBC engine, whose positions a read model cannot follow. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${faults.sabotage:}'.startsWith('axon-engine')")
@Import(TallyReadModel.class)
class ReadModelConfiguration {}
