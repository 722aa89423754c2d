/**
 * The OpenID Connect provider of local runs. One JVM holds two realms, the NPO's and the centre's, each an application
 * of its own with its own port, key, users, clients and session cookie; elsewhere a full identity server takes its
 * place.
 */
@NullMarked
package org.ibasho.local.identity;

import org.jspecify.annotations.NullMarked;
