/** The command that verifies an access log, and shows who has read one person's records. */
@NullMarked
package org.ibasho.chassis.accesslog.command;

import org.jspecify.annotations.NullMarked;
