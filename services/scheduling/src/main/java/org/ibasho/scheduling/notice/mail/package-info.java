/** Notices by e-mail over SMTP, after the owner of the address has confirmed. */
@NullMarked
package org.ibasho.scheduling.notice.mail;

import org.jspecify.annotations.NullMarked;
