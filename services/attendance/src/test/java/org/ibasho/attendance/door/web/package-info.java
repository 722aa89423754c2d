/** Tests of the pages, in a real browser. */
@NullMarked
package org.ibasho.attendance.door.web;

import org.jspecify.annotations.NullMarked;
