/** The pages of the centre's staff: requests for a counsellor, and the records of consultations. */
@NullMarked
package org.ibasho.consultation.pages;

import org.jspecify.annotations.NullMarked;
