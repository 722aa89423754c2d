/** HTTP as an attacker speaks it: ordinary requests, and bytes on a socket. Only loopback addresses are reached. */
@NullMarked
package org.ibasho.attacks.http;

import org.jspecify.annotations.NullMarked;
