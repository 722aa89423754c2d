/** Logins of staff over HTTP: linking them, and who may see them. */
@NullMarked
package org.ibasho.scheduling.staffing.login.web;

import org.jspecify.annotations.NullMarked;
