/** What the centre's forms share: sentences for rejected input, and an idempotency key for each form. */
@NullMarked
package org.ibasho.consultation.form;

import org.jspecify.annotations.NullMarked;
