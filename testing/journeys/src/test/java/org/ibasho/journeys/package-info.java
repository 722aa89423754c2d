/** End-to-end tests of the whole system as {@code deploy/local/up} starts it. */
@NullMarked
package org.ibasho.journeys;

import org.jspecify.annotations.NullMarked;
