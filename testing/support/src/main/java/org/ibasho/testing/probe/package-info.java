/** What tests do to running servers, and what they see of a running process. */
@NullMarked
package org.ibasho.testing.probe;

import org.jspecify.annotations.NullMarked;
