/** Deletes what nobody needs any more, without holding up anybody who works. */
@NullMarked
package org.ibasho.chassis.sweep;

import org.jspecify.annotations.NullMarked;
