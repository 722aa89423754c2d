/**
 * Ends a process whose database server was replaced by a promoted standby or a restored backup, and begins an era of
 * the events on such a server.
 */
@NullMarked
package org.ibasho.chassis.promotion;

import org.jspecify.annotations.NullMarked;
