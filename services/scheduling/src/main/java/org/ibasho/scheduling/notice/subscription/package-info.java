/** The subscriptions. Addresses are encrypted: the database alone reveals none. */
@NullMarked
package org.ibasho.scheduling.notice.subscription;

import org.jspecify.annotations.NullMarked;
