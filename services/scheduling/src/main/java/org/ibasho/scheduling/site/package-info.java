/**
 * The public site: gatherings, their times, and the information for a first visit. Its pages need no login, start no
 * session, and read scheduling's own read models. If one cannot be read, the page is shown without it.
 */
@NullMarked
package org.ibasho.scheduling.site;

import org.jspecify.annotations.NullMarked;
