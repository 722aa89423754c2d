/**
 * What the tests of the services share; nothing of it is a stand-in for PostgreSQL, Kafka or the checking of a token.
 */
@NullMarked
package org.ibasho.testing;

import org.jspecify.annotations.NullMarked;
