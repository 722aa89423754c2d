/** Notices by Web Push: RFC 8030 (delivery), RFC 8291 (encryption) and RFC 8292 (authentication). */
@NullMarked
package org.ibasho.scheduling.notice.push;

import org.jspecify.annotations.NullMarked;
