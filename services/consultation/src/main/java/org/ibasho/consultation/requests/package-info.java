/** Read model: what the NPO asks the centre for, and what was answered. */
@NullMarked
package org.ibasho.consultation.requests;

import org.jspecify.annotations.NullMarked;
