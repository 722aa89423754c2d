/** The API and the pages where the supervisor keeps the list of staff. */
@NullMarked
package org.ibasho.scheduling.staffing.staff.web;

import org.jspecify.annotations.NullMarked;
