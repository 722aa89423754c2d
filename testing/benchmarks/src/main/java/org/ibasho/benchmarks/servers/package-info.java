/** A durable PostgreSQL server and Kafka broker for each run. */
@NullMarked
package org.ibasho.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
