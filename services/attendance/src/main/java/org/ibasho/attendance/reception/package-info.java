/** The door over HTTP: the API that a device at the door talks to, and the pages for the people there. */
@NullMarked
package org.ibasho.attendance.reception;

import org.jspecify.annotations.NullMarked;
