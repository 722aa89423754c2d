/** What every service needs and no service is about; switched on by being on the class path. */
@NullMarked
package org.ibasho.chassis;

import org.jspecify.annotations.NullMarked;
