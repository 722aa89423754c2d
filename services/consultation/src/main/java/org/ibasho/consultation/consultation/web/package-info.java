/** Consultations over HTTP: the API and the pages on which counsellors record and read them. */
@NullMarked
package org.ibasho.consultation.consultation.web;

import org.jspecify.annotations.NullMarked;
