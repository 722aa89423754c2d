/** Tests of what the preparing programs say when something is missing, and of the compose file that starts them. */
@NullMarked
package org.ibasho.prepare;

import org.jspecify.annotations.NullMarked;
