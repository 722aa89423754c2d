/** The subscribing service of the fault runs: each event that its inbox receives has one effect. */
@NullMarked
package org.ibasho.faults.subscriber;

import org.jspecify.annotations.NullMarked;
