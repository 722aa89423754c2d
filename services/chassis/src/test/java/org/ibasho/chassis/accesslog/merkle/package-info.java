@NullMarked
package org.ibasho.chassis.accesslog.merkle;

import org.jspecify.annotations.NullMarked;
