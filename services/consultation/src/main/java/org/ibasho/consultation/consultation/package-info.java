/** One recorded consultation, the write side, and the code lists of a record. 不明 is always a valid answer. */
@NullMarked
package org.ibasho.consultation.consultation;

import org.jspecify.annotations.NullMarked;
