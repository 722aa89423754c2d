/** Kills processes while everything is used, and knows which failed requests that excuses. */
@NullMarked
package org.ibasho.attacks.everyday.fault;

import org.jspecify.annotations.NullMarked;
