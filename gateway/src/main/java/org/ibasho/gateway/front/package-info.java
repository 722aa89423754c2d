/**
 * The public pages: what there is, when it is, and what to know before a first visit. Nobody has to say who they are.
 */
@NullMarked
package org.ibasho.gateway.front;

import org.jspecify.annotations.NullMarked;
