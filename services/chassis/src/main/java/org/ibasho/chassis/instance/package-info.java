/** The name of this process among the instances of its service. */
@NullMarked
package org.ibasho.chassis.instance;

import org.jspecify.annotations.NullMarked;
