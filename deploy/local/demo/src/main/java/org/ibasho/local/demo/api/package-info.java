/** Speaks to a running system through its public API: tokens, idempotency keys, and retries of what only needs time. */
@NullMarked
package org.ibasho.local.demo.api;

import org.jspecify.annotations.NullMarked;
