/**
 * What those who run a service see of it and can do: what is stuck and why, how far behind it is, publishing history
 * again.
 */
@NullMarked
package org.ibasho.chassis.operations;

import org.jspecify.annotations.NullMarked;
