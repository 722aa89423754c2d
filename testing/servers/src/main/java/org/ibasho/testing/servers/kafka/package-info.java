/** The Kafka broker as a process: its configuration, users, rights and topics. */
@NullMarked
package org.ibasho.testing.servers.kafka;

import org.jspecify.annotations.NullMarked;
