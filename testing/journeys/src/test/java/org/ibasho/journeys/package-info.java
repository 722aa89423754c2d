/** Journeys through the whole system as {@code deploy/local/up} starts it, each told as its users would tell it. */
@NullMarked
package org.ibasho.journeys;

import org.jspecify.annotations.NullMarked;
