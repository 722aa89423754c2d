/** The operators' view of the access log: how it stands, and a verification of all of it. It shows no entry. */
@NullMarked
package org.ibasho.chassis.accesslog.web;

import org.jspecify.annotations.NullMarked;
