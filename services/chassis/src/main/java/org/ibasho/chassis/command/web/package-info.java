/** Commands over HTTP: the idempotency key of a request, and refusals as problems (RFC 9457). */
@NullMarked
package org.ibasho.chassis.command.web;

import org.jspecify.annotations.NullMarked;
