/** The world that is attacked: a PostgreSQL server, a Kafka broker and the two services, each a process that can be killed. */
@NullMarked
package org.ibasho.faults.world;

import org.jspecify.annotations.NullMarked;
