/** Read model: the consultations of a month, and how many of them came by each channel. */
@NullMarked
package org.ibasho.consultation.consultation.register;

import org.jspecify.annotations.NullMarked;
