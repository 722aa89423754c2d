/** How a command reaches its aggregate exactly once, and how the answer to it is the same when it is sent again. */
@NullMarked
package org.ibasho.chassis.command;

import org.jspecify.annotations.NullMarked;
