/** An own PostgreSQL and Kafka for a run, durable, and gone with it. */
@NullMarked
package org.ibasho.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
