/**
 * Which service answers which path, and what goes along: the caller's token and language, never the browser's cookies.
 *
 * <p>{@code /assets/<service>/**} belongs to that service, which has the file as {@code static/<service>/**} on its class path,
 * beside its templates. {@code /assets/ibasho.css} and whatever else all pages share are in {@code services/web}, and the gateway
 * serves them itself; so every service's pages name them by the same address, and no service has to be up for them.
 */
@NullMarked
package org.ibasho.gateway.route;

import org.jspecify.annotations.NullMarked;
