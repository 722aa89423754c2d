/** Injects each fault and repairs the system afterwards as its operators would. */
@NullMarked
package org.ibasho.faults.injection;

import org.jspecify.annotations.NullMarked;
