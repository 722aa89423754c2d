/** Tools with which tests disturb running servers and observe running processes. */
@NullMarked
package org.ibasho.testing.probe;

import org.jspecify.annotations.NullMarked;
