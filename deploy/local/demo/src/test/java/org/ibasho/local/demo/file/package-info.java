/** What can be written in a file, and what is said when it is wrong. */
@NullMarked
package org.ibasho.local.demo.file;

import org.jspecify.annotations.NullMarked;
