/** The clients: they note in a ledger what they send and what was acknowledged, and send again until it is. */
@NullMarked
package org.ibasho.faults.load;

import org.jspecify.annotations.NullMarked;
