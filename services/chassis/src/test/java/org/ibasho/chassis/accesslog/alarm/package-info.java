@NullMarked
package org.ibasho.chassis.accesslog.alarm;

import org.jspecify.annotations.NullMarked;
