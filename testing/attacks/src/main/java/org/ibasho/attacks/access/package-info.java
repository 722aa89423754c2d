/** Access without the right to it: anonymous requests, roles, tokens, sessions and caches. */
@NullMarked
package org.ibasho.attacks.access;

import org.jspecify.annotations.NullMarked;
