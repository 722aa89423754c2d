/** Hostile input: characters, files and bodies that a text, an upload or a form must not have. */
@NullMarked
package org.ibasho.attacks.input;

import org.jspecify.annotations.NullMarked;
