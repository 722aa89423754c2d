/** The parts that every service needs and no service is about; enabled by being on the class path. */
@NullMarked
package org.ibasho.chassis;

import org.jspecify.annotations.NullMarked;
