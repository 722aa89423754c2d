/** The logins that staff use. A login is known by the realm's id of it; whose it is, only the events of staff say. */
@NullMarked
package org.ibasho.scheduling.staffing.login;

import org.jspecify.annotations.NullMarked;
