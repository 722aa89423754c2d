/** Notices through the official LINE account, if one is configured. */
@NullMarked
package org.ibasho.scheduling.notice.line;

import org.jspecify.annotations.NullMarked;
