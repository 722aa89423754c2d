/** The pages where anybody subscribes, says yes and stops, without an account. */
@NullMarked
package org.ibasho.scheduling.notice.web;

import org.jspecify.annotations.NullMarked;
