/** Telling those who follow the account on LINE, if there is one. */
@NullMarked
package org.ibasho.scheduling.notice.line;

import org.jspecify.annotations.NullMarked;
