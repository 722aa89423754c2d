/** Tests of the access log. */
@NullMarked
package org.ibasho.chassis.accesslog;

import org.jspecify.annotations.NullMarked;
