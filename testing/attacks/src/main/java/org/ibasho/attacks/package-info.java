/** Attacks a running system over HTTP and prints what was tried and what came. */
@NullMarked
package org.ibasho.attacks;

import org.jspecify.annotations.NullMarked;
