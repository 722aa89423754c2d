@NullMarked
package org.ibasho.chassis.accesslog.chain;

import org.jspecify.annotations.NullMarked;
