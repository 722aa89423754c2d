/** The API and pages of programme profiles: readable by everybody, editable by the supervisor. */
@NullMarked
package org.ibasho.scheduling.programme.profile.web;

import org.jspecify.annotations.NullMarked;
