/** Consultation: the centre's own service for requests for a counsellor and for consultation records. */
@NullMarked
package org.ibasho.consultation;

import org.jspecify.annotations.NullMarked;
