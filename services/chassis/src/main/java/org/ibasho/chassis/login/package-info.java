/** Whose a login is. Events and journals have the login's id alone; a name is looked up when somebody reads them. */
@NullMarked
package org.ibasho.chassis.login;

import org.jspecify.annotations.NullMarked;
