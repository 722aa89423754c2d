/** The code lists of a consultation record. 不明 is a valid answer wherever something is asked about a person. */
@NullMarked
package org.ibasho.consultation.codes;

import org.jspecify.annotations.NullMarked;
