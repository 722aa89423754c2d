/** Read model: the recorded consultations of a month, and how many came by which channel. */
@NullMarked
package org.ibasho.consultation.register;

import org.jspecify.annotations.NullMarked;
