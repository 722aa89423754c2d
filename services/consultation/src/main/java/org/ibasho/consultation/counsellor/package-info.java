/** The centre's counsellors as people: name and qualifications, whose data key each has, and the logins they use. */
@NullMarked
package org.ibasho.consultation.counsellor;

import org.jspecify.annotations.NullMarked;
