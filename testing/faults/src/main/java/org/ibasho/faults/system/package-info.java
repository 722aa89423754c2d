/** The system under test: a PostgreSQL server, a Kafka broker and two services, each a process that can be killed. */
@NullMarked
package org.ibasho.faults.system;

import org.jspecify.annotations.NullMarked;
