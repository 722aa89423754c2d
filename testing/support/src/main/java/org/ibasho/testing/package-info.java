/**
 * The parts that the tests of the services share; none stands in for PostgreSQL, Kafka or the check of a token.
 */
@NullMarked
package org.ibasho.testing;

import org.jspecify.annotations.NullMarked;
