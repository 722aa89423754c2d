/** Notes logins as they are used, and shows everybody their own. */
@NullMarked
package org.ibasho.chassis.login.web;

import org.jspecify.annotations.NullMarked;
