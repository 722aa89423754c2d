@NullMarked
package org.ibasho.chassis.accesslog.entry;

import org.jspecify.annotations.NullMarked;
