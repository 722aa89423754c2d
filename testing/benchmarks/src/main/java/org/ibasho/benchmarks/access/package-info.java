/** What the access log costs a page that shows personal data, at 32 readers. */
@NullMarked
package org.ibasho.benchmarks.access;

import org.jspecify.annotations.NullMarked;
