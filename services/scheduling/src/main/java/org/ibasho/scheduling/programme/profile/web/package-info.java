/** The programmes over HTTP: for everybody to read, and for the supervisor to change. */
@NullMarked
package org.ibasho.scheduling.programme.profile.web;

import org.jspecify.annotations.NullMarked;
