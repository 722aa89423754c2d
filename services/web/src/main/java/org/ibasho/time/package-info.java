/**
 * Time as the programmes keep it: Japan's time zone, its holidays and the city's fiscal year. Free of frameworks, for
 * deciders too.
 */
@NullMarked
package org.ibasho.time;

import org.jspecify.annotations.NullMarked;
