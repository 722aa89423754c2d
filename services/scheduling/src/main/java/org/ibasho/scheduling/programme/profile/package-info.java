/** Programme profiles: eligibility, staffing, observer terms and guidance, as editable data. */
@NamedInterface("profile")
@NullMarked
package org.ibasho.scheduling.programme.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
