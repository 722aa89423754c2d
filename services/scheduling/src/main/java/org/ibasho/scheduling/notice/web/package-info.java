/** The pages to subscribe, confirm and unsubscribe, without an account. */
@NullMarked
package org.ibasho.scheduling.notice.web;

import org.jspecify.annotations.NullMarked;
