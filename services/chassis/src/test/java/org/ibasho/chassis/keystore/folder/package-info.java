/** Tests of wrapping keys in files. */
@NullMarked
package org.ibasho.chassis.keystore.folder;

import org.jspecify.annotations.NullMarked;
