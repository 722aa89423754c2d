/** A request for a counsellor: the NPO asks, the centre answers; and the read model that lists the requests. */
@NullMarked
package org.ibasho.consultation.dispatch;

import org.jspecify.annotations.NullMarked;
