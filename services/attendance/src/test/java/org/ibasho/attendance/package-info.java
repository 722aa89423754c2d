/** Tests of the service as a whole. */
@NullMarked
package org.ibasho.attendance;

import org.jspecify.annotations.NullMarked;
