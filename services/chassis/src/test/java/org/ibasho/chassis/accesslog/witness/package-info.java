@NullMarked
package org.ibasho.chassis.accesslog.witness;

import org.jspecify.annotations.NullMarked;
