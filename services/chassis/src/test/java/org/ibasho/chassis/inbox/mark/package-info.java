/** Tests of the marks. */
@NullMarked
package org.ibasho.chassis.inbox.mark;

import org.jspecify.annotations.NullMarked;
