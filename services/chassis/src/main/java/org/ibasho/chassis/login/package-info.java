/**
 * Owners of logins. Events and journals have the login's id alone; a name is looked up when somebody reads them. A
 * service that links logins to people sets {@code ibasho.logins.linked} and implements {@link
 * org.ibasho.chassis.login.LoginNames}; only the events of these people tell who owns a login.
 */
@NullMarked
package org.ibasho.chassis.login;

import org.jspecify.annotations.NullMarked;
