/**
 * Routing: which service answers which path, with the caller's token and language and without the browser's cookies.
 *
 * <p>{@code /assets/<service>/**} belongs to that service, which has the file as {@code static/<service>/**} on its
 * class path, beside its templates. The gateway itself serves {@code /assets/ibasho.css} and whatever else all pages
 * share, from {@code services/web}. Every service's pages use the same addresses for these, and no service has to be up
 * for them.
 */
@NullMarked
package org.ibasho.gateway.route;

import org.jspecify.annotations.NullMarked;
