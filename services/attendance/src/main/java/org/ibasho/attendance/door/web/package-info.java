/** The API for devices at the door, and the pages for staff. */
@NullMarked
package org.ibasho.attendance.door.web;

import org.jspecify.annotations.NullMarked;
