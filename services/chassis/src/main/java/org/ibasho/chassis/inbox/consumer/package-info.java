/** The consumer behind the inbox: how far its group is behind, and how a member leaves it. */
@NullMarked
package org.ibasho.chassis.inbox.consumer;

import org.jspecify.annotations.NullMarked;
