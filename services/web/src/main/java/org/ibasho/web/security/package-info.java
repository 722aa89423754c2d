/** Who may do what: tokens of this side's realm, roles, and requests that another site made a browser send. */
@NullMarked
package org.ibasho.web.security;

import org.jspecify.annotations.NullMarked;
