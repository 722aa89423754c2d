/** Tests of what a file may contain, and of the messages about its mistakes. */
@NullMarked
package org.ibasho.local.demo.file;

import org.jspecify.annotations.NullMarked;
