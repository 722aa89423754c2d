/** Telling by e-mail, over SMTP, after whoever has the address said yes. */
@NullMarked
package org.ibasho.scheduling.notice.mail;

import org.jspecify.annotations.NullMarked;
