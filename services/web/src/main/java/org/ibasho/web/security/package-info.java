/** Security: tokens of this side's realm, roles, and cross-site requests. */
@NullMarked
package org.ibasho.web.security;

import org.jspecify.annotations.NullMarked;
