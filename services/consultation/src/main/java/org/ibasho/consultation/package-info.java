/** Consultation: the centre's own house, where requests for a counsellor are answered and consultations are recorded. */
@NullMarked
package org.ibasho.consultation;

import org.jspecify.annotations.NullMarked;
