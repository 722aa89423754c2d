/** Counts requests, sends commands until they are acknowledged, and takes push messages. */
@NullMarked
package org.ibasho.attacks.everyday.traffic;

import org.jspecify.annotations.NullMarked;
