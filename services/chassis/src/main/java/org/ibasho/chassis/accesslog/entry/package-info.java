/**
 * The entries of the access log. Each process numbers its own without a gap and shares no lock with another one;
 * entries of concurrent requests are committed together.
 */
@NullMarked
package org.ibasho.chassis.accesslog.entry;

import org.jspecify.annotations.NullMarked;
