/** Requests that are counted, and commands that are sent until they are acknowledged. */
@NullMarked
package org.ibasho.attacks.everyday.traffic;

import org.jspecify.annotations.NullMarked;
