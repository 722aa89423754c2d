/** Speaks to a running system through its public API: tokens, keys of attempts, and patience with what takes a moment. */
@NullMarked
package org.ibasho.local.loader.api;

import org.jspecify.annotations.NullMarked;
