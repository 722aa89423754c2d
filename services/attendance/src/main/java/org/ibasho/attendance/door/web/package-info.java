/** The door over HTTP: the API that a device calls, and the pages that staff use on the day. */
@NullMarked
package org.ibasho.attendance.door.web;

import org.jspecify.annotations.NullMarked;
