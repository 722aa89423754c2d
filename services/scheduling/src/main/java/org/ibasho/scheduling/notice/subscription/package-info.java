/** The subscriptions. Addresses are sealed: the database alone reveals none. */
@NullMarked
package org.ibasho.scheduling.notice.subscription;

import org.jspecify.annotations.NullMarked;
