/** Deliveries: notices to subscribers until they are sent or abandoned. */
@NullMarked
package org.ibasho.scheduling.notice.delivery;

import org.jspecify.annotations.NullMarked;
