/** The messages of the commands to the person who typed them. */
@NullMarked
package org.ibasho.local.launcher.console;

import org.jspecify.annotations.NullMarked;
