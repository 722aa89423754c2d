/** A service as small as one can be, on the real chassis: an aggregate, a read model, an outbox. It is there to be killed. */
@NullMarked
package org.ibasho.faults.teller;

import org.jspecify.annotations.NullMarked;
