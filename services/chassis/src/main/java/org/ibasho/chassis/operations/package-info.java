/**
 * The operators' view of a service, and their actions: what is stuck and why, how far behind it is, publishing history
 * again.
 */
@NullMarked
package org.ibasho.chassis.operations;

import org.jspecify.annotations.NullMarked;
