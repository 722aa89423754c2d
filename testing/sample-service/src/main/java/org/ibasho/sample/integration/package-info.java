/** The sample service's contract events, and its reaction to the events of another service. */
@NullMarked
package org.ibasho.sample.integration;

import org.jspecify.annotations.NullMarked;
