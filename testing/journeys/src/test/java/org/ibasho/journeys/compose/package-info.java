/** Journeys through the system of {@code docker-compose.yml} in a real browser, and what its containers must not do. */
@NullMarked
package org.ibasho.journeys.compose;

import org.jspecify.annotations.NullMarked;
