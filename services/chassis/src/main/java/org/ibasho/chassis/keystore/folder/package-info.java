/** Wrapping keys as files: for one machine, and wherever there is no vault. */
@NullMarked
package org.ibasho.chassis.keystore.folder;

import org.jspecify.annotations.NullMarked;
