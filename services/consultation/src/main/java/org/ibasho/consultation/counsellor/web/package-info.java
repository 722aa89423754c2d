/** Counsellors over HTTP: the coordinator's list and pages, their logins, and who has read about them. */
@NullMarked
package org.ibasho.consultation.counsellor.web;

import org.jspecify.annotations.NullMarked;
