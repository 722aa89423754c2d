@NullMarked
package org.ibasho.chassis.accesslog.seal;

import org.jspecify.annotations.NullMarked;
