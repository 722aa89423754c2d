/**
 * PostgreSQL and Kafka as child processes of this JVM: real servers, on this machine only, for local runs and for
 * tests.
 */
@NullMarked
package org.ibasho.testing.servers;

import org.jspecify.annotations.NullMarked;
