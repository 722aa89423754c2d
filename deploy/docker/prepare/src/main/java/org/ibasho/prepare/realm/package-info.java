/** Brings a side's realm in Keycloak to what it has to be, and adds logins. Nothing that people did there is undone. */
@NullMarked
package org.ibasho.prepare.realm;

import org.jspecify.annotations.NullMarked;
