/** What attendance hears from scheduling and what it tells others. Sits last: the rest does not know that there are others. */
@NullMarked
package org.ibasho.attendance.integration;

import org.jspecify.annotations.NullMarked;
