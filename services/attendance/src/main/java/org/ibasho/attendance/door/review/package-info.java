/** The supervisor's decisions about a gathering's figures after counting ended, read from the door's own events. */
@NullMarked
package org.ibasho.attendance.door.review;

import org.jspecify.annotations.NullMarked;
