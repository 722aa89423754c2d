/** What the commands say to the person who typed them. */
@NullMarked
package org.ibasho.local.console;

import org.jspecify.annotations.NullMarked;
