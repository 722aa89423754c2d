/**
 * The public site: what there is, when it is, and what to know before a first visit. Its pages ask nobody who they are, start no
 * session, and read scheduling's own read models. While one of these cannot be read, a page comes without it.
 */
@NullMarked
package org.ibasho.scheduling.site;

import org.jspecify.annotations.NullMarked;
