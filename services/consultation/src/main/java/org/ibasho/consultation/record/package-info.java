/** One consultation, the write side: what may be recorded about it, and the API that records it. */
@NullMarked
package org.ibasho.consultation.record;

import org.jspecify.annotations.NullMarked;
