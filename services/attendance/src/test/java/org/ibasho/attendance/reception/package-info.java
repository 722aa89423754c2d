/** Tests of the pages, in a real browser. */
@NullMarked
package org.ibasho.attendance.reception;

import org.jspecify.annotations.NullMarked;
