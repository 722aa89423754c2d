/** The publishing service of the fault runs: an aggregate, a read model and an outbox on the real chassis. */
@NullMarked
package org.ibasho.faults.publisher;

import org.jspecify.annotations.NullMarked;
