@NullMarked
package org.ibasho.chassis.accesslog.command;

import org.jspecify.annotations.NullMarked;
