/** Programme profiles: eligibility, staffing, observer terms and guidance, as editable data. */
@NullMarked
package org.ibasho.scheduling.programme.profile;

import org.jspecify.annotations.NullMarked;
