/** A service that only listens, on the real chassis: each event that it hears has one effect. It is there to be killed. */
@NullMarked
package org.ibasho.faults.listener;

import org.jspecify.annotations.NullMarked;
